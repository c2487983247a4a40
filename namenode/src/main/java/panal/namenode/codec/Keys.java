package panal.namenode.codec;

/** The short keys of the maps in a journal; docs/format/journal.md says what stands behind them. */
final class Keys {
    static final String TYPE = "t";
    static final String TIME = "at";
    static final String BY = "by";
    static final String USER = "u";
    static final String REQUEST = "r";
    static final String ID = "i";
    static final String PARENT = "p";
    static final String NAME = "n";
    static final String ATTRIBUTES = "a";
    static final String CONTENT = "c";
    static final String BLOCKS = "b";
    static final String REPLICATION = "r";
    static final String SIZE = "s";
    static final String OWNER = "o";
    static final String GROUP = "g";
    static final String MODE = "m";
    static final String CREATED = "c";
    static final String MODIFIED = "w";
    static final String KIND = "k";
    static final String REACH = "x";
    static final String UPLOAD = "up";
    static final String FILE = "f";
    static final String EXPIRES = "e";
    static final String OVERWRITE = "o";
    static final String TURN = "tn";
    static final String VERIFIER = "v";
    static final String SUPERUSER = "s";
    static final String STATE = "s";
    static final String CLUSTER = "c";
    static final String NEXT = "n";
    static final String BEHIND = "b";
    static final String EPOCHS = "e";
    static final String LOST = "l";
    static final String HEARD_EPOCH = "he";
    static final String HEARD_TRANSACTION = "ht";
    static final String OWN_EPOCH = "oe";
    static final String OWN_TRANSACTION = "ot";
    static final String DETACHED = "d";
    static final String ON_THE_WAY = "y";
    static final String GONE = "g";
    static final String STATUS = "st";
    static final String PATH = "p";
    static final String LENGTH = "l";

    private Keys() {}
}
