package panal.namenode.healing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import panal.namenode.blocks.Danger;

/**
 * How far healing is.
 *
 * @param waiting blocks of files by danger, those included for which a copy is under way; every danger is there
 * @param underWay copies that were ordered and are not there yet
 * @param missingBytes bytes of the copies that are missing and can be made
 * @param healedBlocks copies made on order in the last minute
 * @param healedBytes their bytes
 * @param left time until nothing is missing at the pace of the last minute; empty when nothing is, or no pace is known
 * @param pause why no copy is ordered at present, for people; empty text when copies may be
 */
public record HealingFigures(
        Map<Danger, Integer> waiting,
        int underWay,
        long missingBytes,
        int healedBlocks,
        long healedBytes,
        Optional<Duration> left,
        String pause) {
    public HealingFigures {
        waiting = Map.copyOf(waiting);
    }

    public int waiting(Danger danger) {
        return waiting.getOrDefault(danger, 0);
    }
}
