package panal.namenode.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The file {@code owner} in a directory of the journal: a random id of the process that began to write there last.
 * docs/format/journal.md has the grammar.
 */
record OwnerMark(UUID owner) {
    static final String NAME = "owner";

    private static final String FIRST = "panal-owner 1\n";
    /** More bytes than it has. */
    private static final int ENOUGH = 100;

    private String text() {
        return FIRST + owner + "\n";
    }

    /** Puts it in the place of any other, durably. */
    void write(JournalDisk disk) throws IOException {
        disk.replace(NAME, ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether it still stands there: it is gone with the directory, and another process puts its own there. */
    boolean stands(JournalDisk disk) throws IOException {
        if (!disk.list().contains(NAME)) {
            return false;
        }
        try (InputStream in = disk.open(NAME)) {
            return text().equals(new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8));
        }
    }
}
