package panal.namenode.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One frame of a log or snapshot: length (uint32, of all that follows the checksum), CRC32C (uint32, of all but itself),
 * first transaction id (uint64), number of edits (uint32), the edits. Big-endian.
 */
record Frame(long first, int count, ByteBuffer body) {
    static final int HEADER = 4 + 4 + 8 + 4;
    /** Bytes of a body; a length beyond is damage, and never written. A batch and a snapshot's part are kept far below. */
    static final int BODY_MAX = 256 * 1024 * 1024;

    private static final int BEFORE_CHECKED = 8;
    private static final int COUNTED = HEADER - BEFORE_CHECKED;

    /** Bytes on the disk. */
    int size() {
        return HEADER + body.remaining();
    }

    /** The header, ready to be written before the body; throws an IOException for one that nobody would read again. */
    ByteBuffer header() throws IOException {
        if (body.remaining() > BODY_MAX) {
            throw new IOException("a frame of " + body.remaining()
                    + " bytes is longer than any that is read, which have " + BODY_MAX + " at most");
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(COUNTED + body.remaining()).putInt(0).putLong(first).putInt(count);
        header.putInt(4, checksum(header.duplicate().flip(), body));
        return header.flip();
    }

    byte[] edits() {
        byte[] edits = new byte[body.remaining()];
        body.duplicate().get(edits);
        return edits;
    }

    private static int checksum(ByteBuffer header, ByteBuffer body) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, 4));
        crc.update(header.slice(BEFORE_CHECKED, COUNTED));
        crc.update(body.duplicate());
        return (int) crc.getValue();
    }

    /** The frame that begins at {@code offset}, when a good one does. */
    static Optional<Frame> at(ByteBuffer file, int offset) {
        if (file.limit() - offset < HEADER) {
            return Optional.empty();
        }
        int length = file.getInt(offset);
        if (length < COUNTED || length - COUNTED > BODY_MAX || length - COUNTED > file.limit() - offset - HEADER) {
            return Optional.empty();
        }
        return checked(file.slice(offset, HEADER), file.slice(offset + HEADER, length - COUNTED));
    }

    /** The next frame of a stream; throws an IOException when there is none or a bad one. */
    static Frame read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] header = new byte[HEADER];
        data.readFully(header);
        int length = ByteBuffer.wrap(header).getInt();
        if (length < COUNTED || length - COUNTED > BODY_MAX) {
            throw new IOException("frame of impossible length " + length);
        }
        byte[] body = data.readNBytes(length - COUNTED);
        if (body.length < length - COUNTED) {
            throw new IOException("frame is cut short");
        }
        return checked(ByteBuffer.wrap(header), ByteBuffer.wrap(body))
                .orElseThrow(() -> new IOException("frame does not match its checksum"));
    }

    private static Optional<Frame> checked(ByteBuffer header, ByteBuffer body) {
        return checksum(header, body) == header.getInt(4)
                ? Optional.of(new Frame(header.getLong(8), header.getInt(16), body))
                : Optional.empty();
    }
}
