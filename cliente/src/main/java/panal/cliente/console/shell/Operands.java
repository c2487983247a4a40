package panal.cliente.console.shell;

/** What the words are that a command takes besides its options, as far as a person wants help in typing them. */
public enum Operands {
    /** None, or any text. */
    OTHER,
    REMOTE,
    REMOTE_DIRECTORY,
    LOCAL_DIRECTORY,
    /** Files of this machine, and at the end perhaps a path of the cluster. */
    LOCAL_THEN_REMOTE,
    /** Paths of the cluster, and at the end perhaps a name on this machine. */
    REMOTE_THEN_LOCAL,
    NODE,
    NODE_OR_REMOTE,
    COMMAND;

    /** A name in a directory as it may be typed; one that looks like an option does not stay alone. */
    public static String typed(String front, String name) {
        return (front.isEmpty() && name.startsWith("-") ? "./" : "") + front + name;
    }

    /** The same for a command that goes the other way. */
    public Operands turned() {
        if (this == LOCAL_THEN_REMOTE) {
            return REMOTE_THEN_LOCAL;
        }
        return this == REMOTE_THEN_LOCAL ? LOCAL_THEN_REMOTE : this;
    }
}
