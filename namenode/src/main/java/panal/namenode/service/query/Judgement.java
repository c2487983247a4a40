package panal.namenode.service.query;

import java.util.List;
import panal.protocol.value.CopyPlace;
import panal.protocol.value.Verdict;

/**
 * How one block stands at one moment.
 *
 * @param copies good copies that count
 * @param corrupt copies with wrong bytes
 * @param detail what is wrong, for people; empty text when nothing is
 */
record Judgement(Verdict verdict, int copies, int corrupt, List<CopyPlace> places, String detail) {
    /** Whether this block is in greater danger than another. */
    boolean worseThan(Judgement other) {
        int byVerdict = verdict.compareTo(other.verdict);
        return byVerdict == 0 ? copies < other.copies : byVerdict > 0;
    }
}
