package panal.protocol.value;

import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/**
 * Some consecutive records of a block, as they stand in the block's file. Externalizable, because a plain byte array
 * inside a serialized object costs RMI a third of its speed. Treat it as immutable: nobody changes the bytes.
 */
public final class Packet implements Externalizable {
    private static final long serialVersionUID = 1;
    /** Records have a few bytes more than their chunks; anything longer is hostile. */
    private static final int BYTES_MAX = Limits.PACKET_CHUNKS * (Limits.CHUNK_BYTES + 64);

    private int firstChunk;
    private byte[] records = {};

    /** For deserialization only. */
    public Packet() {}

    /** Takes {@code records} over: the caller must not change the array afterwards. */
    public Packet(int firstChunk, byte[] records) {
        this.firstChunk = firstChunk;
        this.records = records;
    }

    /** The index in the block of the first record's chunk. */
    public int firstChunk() {
        return firstChunk;
    }

    /** The stored bytes of the records; not a copy, never to be changed. */
    public byte[] records() {
        return records;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeInt(firstChunk);
        out.writeInt(records.length);
        out.write(records);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        firstChunk = in.readInt();
        int length = in.readInt();
        if (firstChunk < 0 || length < 0 || length > BYTES_MAX) {
            throw new InvalidObjectException("packet at chunk " + firstChunk + " with " + length + " bytes");
        }
        records = new byte[length];
        in.readFully(records);
    }
}
