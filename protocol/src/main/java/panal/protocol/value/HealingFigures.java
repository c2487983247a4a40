package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What there is to heal, and how fast it goes.
 *
 * @param waiting blocks for which copies are to be made, most endangered first
 * @param missingBytes of the copies that are still to be made
 * @param copying copies under way
 * @param healedBlocks copies made in the last minute
 * @param healedBytes their bytes
 * @param millisLeft an estimate from the last minute; -1 when there is none to go by, 0 when nothing is left
 * @param pause why no copy is being ordered, for people; empty text when copies may be
 */
public record HealingFigures(
        List<HealingLine> waiting,
        long missingBytes,
        int copying,
        long healedBlocks,
        long healedBytes,
        long millisLeft,
        String pause)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public HealingFigures {
        waiting = List.copyOf(waiting);
        Objects.requireNonNull(pause, "pause");
    }

    /** Whether there is nothing to heal that could be healed. */
    public boolean done() {
        return copying == 0 && waiting.stream().allMatch(line -> line.blocks() == 0);
    }
}
