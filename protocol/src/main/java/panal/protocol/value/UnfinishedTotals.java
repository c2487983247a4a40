package panal.protocol.value;

import java.io.Serializable;

/**
 * What all users' uploads of several blocks take up that are not complete: those that run, and those that were left.
 *
 * @param uploads how many there are
 * @param bytes those of their blocks that are whole
 * @param stored the same, with all wanted copies
 */
public record UnfinishedTotals(long uploads, long bytes, long stored) implements Serializable {
    private static final long serialVersionUID = 1;
}
