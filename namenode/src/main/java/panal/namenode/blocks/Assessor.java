package panal.namenode.blocks;

import java.util.HashSet;
import java.util.List;
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
        if (!entry.kind().whole()) {
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

    /** More copies than wanted may well share hosts: it is the surplus that will go. */
    private boolean misplaced(BlockEntry entry, int counted) {
        if (counted < 2 || hosts < 2) {
            return false;
        }
        int wanted = entry.claim().wanted();
        return hostsOf(entry) < Math.min(wanted, hosts) || (racks > 1 && wanted > 1 && inOneRack(entry));
    }

    private int hostsOf(BlockEntry entry) {
        long[] copies = entry.copies();
        int found = 0;
        for (int i = 0; i < copies.length; i++) {
            boolean another = counts(entry, copies[i]);
            for (int j = 0; j < i && another; j++) {
                another = !counts(entry, copies[j])
                        || !standing(copies[j])
                                .host()
                                .equals(standing(copies[i]).host());
            }
            found += another ? 1 : 0;
        }
        return found;
    }

    /** Whether all copies that count are in one rack that is known. */
    private boolean inOneRack(BlockEntry entry) {
        String only = "";
        for (long copy : entry.copies()) {
            if (counts(entry, copy)) {
                String rack = standing(copy).rack();
                if (rack.isEmpty() || !(only.isEmpty() || only.equals(rack))) {
                    return false;
                }
                only = rack;
            }
        }
        return !only.isEmpty();
    }

    private boolean counts(BlockEntry entry, long copy) {
        return entry.good(copy) && standing(copy).counts();
    }

    int counted(BlockEntry entry) {
        int counted = 0;
        for (long copy : entry.copies()) {
            counted += counts(entry, copy) ? 1 : 0;
        }
        return counted;
    }

    /** Whether there is a copy that nobody needs, or is not known to need, or that is wrong. */
    boolean needsAttention(BlockEntry entry) {
        return switch (entry.kind()) {
            case NONE, DOOMED -> !entry.empty();
            case GRANTED, UPLOAD, WRITTEN -> false;
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
