package panal.namenode.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How each file begins: 8 bytes that say what it is, format version (uint32), a transaction id (uint64), CRC32C of these
 * (uint32). Big-endian.
 */
record FileHeader(Kind kind, int version, long transaction) {
    static final int SIZE = 8 + 4 + 8 + 4;
    static final int VERSION = 1;

    /** What a file is; the names say so too, with a transaction id in 20 digits so that they sort. */
    enum Kind {
        /** Begins with the id of its first transaction. */
        SEGMENT("PANALLOG", "edits-", ".log"),
        /** Begins with the id of the last transaction that is in it. */
        SNAPSHOT("PANALSNP", "snapshot-", ".snap");

        private final String magic;
        private final String prefix;
        private final String suffix;

        Kind(String magic, String prefix, String suffix) {
            this.magic = magic;
            this.prefix = prefix;
            this.suffix = suffix;
        }

        private ByteBuffer magic() {
            return StandardCharsets.US_ASCII.encode(magic);
        }

        String nameOf(long transaction) {
            return "%s%020d%s".formatted(prefix, transaction, suffix);
        }

        /** The transaction id in a file's name, when the file is of this kind. */
        Optional<Long> transactionOf(String name) {
            if (!name.matches(prefix + "[0-9]{20}" + suffix)) {
                return Optional.empty();
            }
            return Optional.of(Long.parseLong(name.substring(prefix.length(), prefix.length() + 20)));
        }
    }

    FileHeader(Kind kind, long transaction) {
        this(kind, VERSION, transaction);
    }

    ByteBuffer encoded() {
        ByteBuffer header = ByteBuffer.allocate(SIZE);
        header.put(kind.magic()).putInt(version).putLong(transaction);
        return header.putInt(checksum(header)).flip();
    }

    /** The header at the beginning of {@code file}, when there is a good one of this kind. */
    static Optional<FileHeader> in(ByteBuffer file, Kind kind) {
        if (file.limit() < SIZE || !file.slice(0, 8).equals(kind.magic())) {
            return Optional.empty();
        }
        return checksum(file) == file.getInt(SIZE - 4)
                ? Optional.of(new FileHeader(kind, file.getInt(8), file.getLong(12)))
                : Optional.empty();
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().clear().slice(0, SIZE - 4));
        return (int) crc.getValue();
    }
}
