package panal.protocol.value;

import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;

/**
 * What crosses RMI's wire in place of a value that is sent often: the value's kind and its fields, one after another. RMI
 * looks up, loads and filters each class of a message anew, at about ten microseconds each, and a listing or an upload's
 * ticket would have a dozen; with this there is one, whatever is in it. Both ends of a call never see it: a value names it
 * as its replacement, and it gives the value back on arrival, made by the constructor that checks it.
 */
@SuppressWarnings("EnumOrdinal") // the order of kinds is part of the protocol
final class Compact implements Externalizable {
    private static final long serialVersionUID = 1;

    private CompactKind kind = CompactKind.PATH;
    private Serializable value = FilePath.ROOT;

    /** For deserialization only. */
    public Compact() {}

    Compact(CompactKind kind, Serializable value) {
        this.kind = kind;
        this.value = value;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeByte(kind.ordinal());
        kind.write(value, new CompactWriter(out));
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        try {
            kind = CompactKind.numbered(in.readByte());
            value = kind.read(new CompactReader(in));
        } catch (IllegalArgumentException malformed) {
            throw (IOException)
                    new InvalidObjectException("malformed value: " + malformed.getMessage()).initCause(malformed);
        }
    }

    private Object readResolve() {
        return value;
    }
}
