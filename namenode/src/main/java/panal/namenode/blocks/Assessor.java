package panal.namenode.blocks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges blocks by what the nodes of their copies are worth. Not thread-safe. */
final class Assessor {
    /** By index; shared with the block map, which adds to it. */
    private final List<Stock> nodes;

    /** On how many hosts and known racks copies can be that count. */
    private int hosts;

    private int racks;

    Assessor(List<Stock> nodes) {
        this.nodes = nodes;
    }

    /** Looks at the nodes anew; answers whether other spreads of copies may be right now. */
    boolean survey() {
        Set<String> hostNames = new HashSet<>();
        Set<String> rackNames = new HashSet<>();
        for (Stock node : nodes) {
            if (node.standing.counts()) {
                hostNames.add(node.standing.host());
                rackNames.add(node.standing.rack());
            }
        }
        rackNames.remove("");
        boolean changed = hosts != hostNames.size() || racks != rackNames.size();
        hosts = hostNames.size();
        racks = rackNames.size();
        return changed;
    }

    Verdict judge(BlockEntry entry) {
        if (!entry.claim().ofFile()) {
            return Verdict.NOTHING;
        }
        int counted = 0;
        boolean readable = false;
        for (long copy : entry.copies()) {
            if (entry.good(copy)) {
                Standing standing = standing(copy);
                counted += standing.counts() ? 1 : 0;
                readable |= standing.answers();
            }
        }
        return new Verdict(
                readable ? danger(entry, counted) : Danger.UNREADABLE,
                Math.max(0, entry.claim().wanted() - counted));
    }

    private Danger danger(BlockEntry entry, int counted) {
        if (counted >= entry.claim().wanted()) {
            return misplaced(entry, counted) ? Danger.MISPLACED : Danger.NONE;
        }
        return switch (counted) {
            case 0 -> Danger.NONE_COUNTS;
            case 1 -> Danger.ONE_COUNTS;
            default -> Danger.TOO_FEW;
        };
    }

    private boolean misplaced(BlockEntry entry, int counted) {
        if (counted < 2 || hosts < 2) {
            return false;
        }
        Map<String, Integer> onHosts = new HashMap<>();
        Map<String, Integer> inRacks = new HashMap<>();
        for (long copy : entry.copies()) {
            Standing standing = standing(copy);
            if (entry.good(copy) && standing.counts()) {
                onHosts.merge(standing.host(), 1, Integer::sum);
                inRacks.merge(standing.rack(), 1, Integer::sum);
            }
        }
        // More copies than wanted may well share hosts: it is the surplus that will go.
        int spread = Math.min(entry.claim().wanted(), hosts);
        boolean oneRack = racks > 1 && inRacks.size() == 1 && !inRacks.containsKey("");
        return onHosts.size() < spread || (oneRack && entry.claim().wanted() > 1);
    }

    int counted(BlockEntry entry) {
        int counted = 0;
        for (long copy : entry.copies()) {
            counted += entry.good(copy) && standing(copy).counts() ? 1 : 0;
        }
        return counted;
    }

    /** Whether there is a copy that nobody needs, or is not known to need, or that is wrong. */
    boolean needsAttention(BlockEntry entry) {
        return switch (entry.kind()) {
            case NONE, DOOMED -> !entry.empty();
            case GRANTED, UPLOAD -> false;
            case FILE -> wrongOrTooMany(entry);
        };
    }

    private boolean wrongOrTooMany(BlockEntry entry) {
        int live = 0;
        for (long copy : entry.copies()) {
            if (!entry.good(copy)) {
                return true;
            }
            live += standing(copy).live() ? 1 : 0;
        }
        return live > entry.claim().wanted();
    }

    private Standing standing(long copy) {
        return nodes.get(BlockEntry.nodeOf(copy)).standing;
    }
}
