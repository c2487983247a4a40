package panal.namenode.rescue;

import java.util.List;

/**
 * What a rescue has come to.
 *
 * @param files at their path, with all blocks from the first to the last that was found
 * @param pieces files made of blocks that fit into no whole file
 * @param bytes of data in files and pieces
 */
public record RescueReport(int files, int pieces, int directories, int blocks, long bytes, List<Note> notes) {
    public RescueReport {
        notes = List.copyOf(notes);
    }

    /** How many notes of a kind there are. */
    public long count(Note.Kind kind) {
        return notes.stream().filter(note -> note.kind() == kind).count();
    }
}
