package panal.namenode.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import panal.namenode.codec.EditCodec;
import panal.namenode.namespace.Edit;
import panal.protocol.error.LocalFailure;

/**
 * Prints a journal's edits as JSON lines, without a NameNode and without changing a byte: {@code namenode journal DIR}.
 * First the edits of each snapshot, then those of the log; a file, an edit's number in it or its transaction id, and its
 * type begin each line. Verifiers are not printed.
 */
public final class JournalPrinter {
    private final PrintStream out;

    public JournalPrinter(PrintStream out) {
        this.out = out;
    }

    /**
     * Everything in {@code directory}. Throws LocalFailure where a file is damaged, after having printed what is before
     * that place.
     */
    public void print(Path directory) throws LocalFailure {
        if (!Files.isDirectory(directory)) {
            throw new LocalFailure(directory + " is not a directory; give the one that has the journal's files");
        }
        try {
            JournalDisk disk = JournalDisk.in(directory);
            List<Long> snapshots = Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT);
            List<Long> segments = Recovery.transactions(disk, FileHeader.Kind.SEGMENT);
            if (snapshots.isEmpty() && segments.isEmpty()) {
                throw new LocalFailure(directory + " has no journal in it");
            }
            for (long transaction : snapshots) {
                printSnapshot(new SnapshotFile(disk, transaction));
            }
            for (long first : segments) {
                printSegment(disk, first);
            }
        } catch (IOException unreadable) {
            throw new LocalFailure("cannot read the journal in " + directory + ": " + unreadable, unreadable);
        } finally {
            out.flush();
        }
    }

    private void printSnapshot(SnapshotFile snapshot) throws LocalFailure {
        long[] next = {1};
        try {
            snapshot.parts((count, edits) -> {
                printEdits(snapshot.name(), "edit", next[0], count, edits);
                next[0] += count;
            });
        } catch (IOException damaged) {
            throw new LocalFailure(snapshot.disk().locate(snapshot.name()) + " is damaged: " + damaged.getMessage());
        }
    }

    private void printSegment(JournalDisk disk, long first) throws IOException, LocalFailure {
        Segment segment = Segment.read(disk, FileHeader.Kind.SEGMENT.nameOf(first), first);
        for (Frame frame : segment.frames()) {
            printEdits(segment.name(), "transaction", frame.first(), frame.count(), frame.edits());
        }
        if (!segment.isWhole()) {
            String kind = segment.goesOnBehindBad() ? "damaged: good frames are behind" : "torn or damaged:";
            throw new LocalFailure(disk.locate(segment.name()) + " is " + kind + " a bad frame at offset "
                    + segment.good() + ", transaction " + segment.next());
        }
    }

    private void printEdits(String file, String numbered, long first, int count, byte[] edits) throws IOException {
        long number = first;
        try {
            for (Edit edit : new EditCodec().decode(first, count, edits)) {
                String type = edit.getClass().getSimpleName();
                String begin = "\"file\":" + JsonLine.quoted(file) + ",\"" + numbered + "\":" + number + ",\"type\":"
                        + JsonLine.quoted(type);
                out.println(JsonLine.of(begin, (Record) edit));
                number++;
            }
        } catch (LocalFailure unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }
}
