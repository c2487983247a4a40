package panal.namenode.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.ClusterId;

/**
 * What the records of several directories say together: which may be current, which were dropped. The newest view judges
 * the others; what it does not know is judged by what is in it. Refuses directories of two clusters, and those that went on
 * without each other.
 */
final class Standings {
    private final List<FoundDirectory> found;
    private final Map<FoundDirectory, UUID> ids = new HashMap<>();
    private final DirectoryView newest;
    private final List<FoundDirectory> candidates = new ArrayList<>();
    private final List<FoundDirectory> stale = new ArrayList<>();

    private Standings(List<FoundDirectory> found, DirectoryView newest) {
        this.found = found;
        this.newest = newest;
    }

    /** Judges directories that have a journal in them, and gives an id to each that has none, or another one's. */
    static Standings of(List<FoundDirectory> found, Supplier<UUID> newIds) throws LocalFailure {
        requireOneCluster(found);
        DirectoryView newest = DirectoryView.NONE;
        for (FoundDirectory directory : found) {
            DirectoryView view = directory.record().map(ViewFile::view).orElse(DirectoryView.NONE);
            newest = view.number() > newest.number() ? view : newest;
        }
        Standings standings = new Standings(List.copyOf(found), newest);
        standings.name(newIds);
        for (FoundDirectory directory : found) {
            standings.judge(directory);
        }
        standings.requireCandidate();
        return standings;
    }

    private static void requireOneCluster(List<FoundDirectory> found) throws LocalFailure {
        Map<ClusterId, FoundDirectory> clusters = new HashMap<>();
        for (FoundDirectory directory : found) {
            Optional<ClusterId> cluster = directory.cluster();
            if (cluster.isPresent()) {
                clusters.putIfAbsent(cluster.get(), directory);
            }
        }
        if (clusters.size() > 1) {
            List<String> all = new ArrayList<>();
            clusters.forEach((cluster, directory) -> all.add(directory.name() + " is of cluster " + cluster));
            throw new LocalFailure("the metadata directories are of different clusters: "
                    + String.join(", ", all.stream().sorted().toList())
                    + "; name only those of this cluster with --metadata-dir");
        }
    }

    /** A copy that somebody made of a directory has its id too: the one with the newer view keeps it. */
    private void name(Supplier<UUID> newIds) {
        Set<UUID> taken = new HashSet<>();
        List<FoundDirectory> newestFirst = found.stream()
                .sorted(Comparator.comparing(directory ->
                        -directory.record().map(known -> known.view().number()).orElse(0L)))
                .toList();
        for (FoundDirectory directory : newestFirst) {
            UUID own = directory.record().map(ViewFile::self).orElseGet(newIds);
            UUID id = taken.contains(own) ? newIds.get() : own;
            taken.add(id);
            ids.put(directory, id);
        }
    }

    private void judge(FoundDirectory directory) throws LocalFailure {
        Optional<DirectoryView.Member> member = newest.member(id(directory)).filter(known -> isNamed(directory));
        if (member.isEmpty() || member.get().current()) {
            requireSameView(directory);
            candidates.add(directory);
            return;
        }
        ViewFile record = directory.record().orElseThrow();
        boolean wentOn = record.view().number() > member.get().lastView() && !record.knowsItIsBehind();
        // One batch may have been on its way when it was dropped.
        boolean more = directory.framesBehind(member.get().transaction()) > 1
                || directory.goodSnapshots().stream()
                        .anyMatch(snapshot -> snapshot > member.get().transaction());
        if (wentOn || (more && !record.knowsItIsBehind())) {
            throw wentOn(directory);
        }
        stale.add(directory);
    }

    /** Two views of one number that differ were begun without each other. */
    private void requireSameView(FoundDirectory directory) throws LocalFailure {
        DirectoryView view = directory.record().map(ViewFile::view).orElse(DirectoryView.NONE);
        boolean sameNumber = view.number() == newest.number() && newest.number() > 0;
        if (sameNumber && !view.agreesWith(newest)) {
            throw wentOn(directory);
        }
    }

    private LocalFailure wentOn(FoundDirectory directory) {
        FoundDirectory other = found.stream()
                .filter(one -> one != directory
                        && one.record()
                                .filter(known -> known.view().equals(newest))
                                .isPresent())
                .findFirst()
                .orElse(directory);
        return new LocalFailure("the journals in " + directory.name() + " and " + other.name()
                + " were each used without the other: they end at transactions " + directory.highest() + " and "
                + other.highest()
                + "; decide which one counts, move the other one's files away, and start again");
    }

    private void requireCandidate() throws LocalFailure {
        if (candidates.isEmpty() && !stale.isEmpty()) {
            List<String> all = new ArrayList<>();
            stale.forEach(directory -> all.add(directory.name() + " ends at transaction " + directory.highest()));
            List<String> better = newest.members().stream()
                    .filter(DirectoryView.Member::current)
                    .map(DirectoryView.Member::place)
                    .toList();
            throw new LocalFailure("no metadata directory here is current: " + String.join(", ", all)
                    + ", but the journal went on to at least " + newest.transaction() + " in " + better
                    + "; bring one of those back. If they are lost for ever, and what came later with them, remove the"
                    + " file \"" + ViewFile.NAME + "\" from the one here that ends last, and start again");
        }
    }

    /** Whether the id is the directory's own, not one given now. */
    private boolean isNamed(FoundDirectory directory) {
        return directory.knows(id(directory));
    }

    UUID id(FoundDirectory directory) {
        return Objects.requireNonNull(ids.get(directory));
    }

    DirectoryView newest() {
        return newest;
    }

    /** Where those were that are current and are not here. */
    List<String> missing() {
        return newest.members().stream()
                .filter(member -> member.current() && !ids.containsValue(member.id()))
                .map(DirectoryView.Member::place)
                .toList();
    }

    /** Those that nothing speaks against but, perhaps, what is in them. */
    List<FoundDirectory> candidates() {
        return candidates;
    }

    /** Those that were dropped. */
    List<FoundDirectory> stale() {
        return stale;
    }

    /** The last transaction that a directory shares with the journal for certain. */
    long limit(FoundDirectory directory) {
        return stale.contains(directory)
                ? newest.member(id(directory))
                        .map(DirectoryView.Member::transaction)
                        .orElse(0L)
                : Long.MAX_VALUE;
    }
}
