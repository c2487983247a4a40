package panal.namenode.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import panal.protocol.value.NodeName;

/**
 * Chooses the nodes of a new block. For each copy it looks at two random candidates and takes the one with more free
 * space for its load: nearly as even as asking all, without everybody running to the same best node between two
 * heartbeats (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001). Pure, thread-safe.
 */
public final class Placement {
    /** Copies below which a node that may be too small for a whole block is better than none. */
    private static final int COPIES_NEEDED = 2;

    private Placement() {}

    /**
     * At most as many nodes as wished, best spread: no two on one host while another host has room, then on as many racks
     * as there are. Fewer when fewer can take a block, none when none can.
     */
    public static List<NodeName> choose(ClusterView view, Wish wish, RandomGenerator random) {
        List<Place> chosen = new ArrayList<>();
        Predicate<Place> avoided = place -> wish.avoided().contains(place.name());
        Predicate<Place> roomy = place -> place.takesBlocks() && place.free() >= wish.bytes();
        fill(chosen, wish.copies(), candidates(view, roomy.and(avoided.negate())), random);
        int needed = Math.min(wish.copies(), COPIES_NEEDED);
        Predicate<Place> tight = place -> place.takesBlocks() && place.free() > 0;
        fill(chosen, needed, candidates(view, tight.and(avoided.negate())), random);
        fill(chosen, needed, candidates(view, roomy), random);
        return chosen.stream().map(Place::name).toList();
    }

    /**
     * The nodes that one more copy of a block could go to, of equal spread with the copies there are; empty when none can
     * take it.
     *
     * @param holders nodes whose copies stay; in the view
     * @param wish how large the block is; nodes to avoid are no candidates
     */
    public static List<Place> another(ClusterView view, List<NodeName> holders, Wish wish) {
        List<Place> kept = view.places().stream()
                .filter(place -> holders.contains(place.name()))
                .toList();
        Predicate<Place> fit = place -> place.takesBlocks()
                && place.free() >= wish.bytes()
                && !holders.contains(place.name())
                && !wish.avoided().contains(place.name());
        return bestSpread(candidates(view, fit), kept);
    }

    /** The better one of two random ones. */
    public static Place any(List<Place> places, RandomGenerator random) {
        return betterOfTwo(places, random);
    }

    private static List<Place> candidates(ClusterView view, Predicate<Place> fit) {
        return new ArrayList<>(view.places().stream().filter(fit).toList());
    }

    private static void fill(List<Place> chosen, int copies, List<Place> candidates, RandomGenerator random) {
        candidates.removeAll(chosen);
        while (chosen.size() < copies && !candidates.isEmpty()) {
            Place next = betterOfTwo(bestSpread(candidates, chosen), random);
            chosen.add(next);
            candidates.remove(next);
        }
    }

    /** The candidates that share a host with the fewest chosen ones, and among them a rack with the fewest. */
    private static List<Place> bestSpread(List<Place> candidates, List<Place> chosen) {
        List<Place> onFreshHosts = fewest(candidates, place -> chosen.stream()
                .filter(other -> other.host().equals(place.host()))
                .count());
        return fewest(onFreshHosts, place -> chosen.stream()
                .filter(other -> !place.rack().isEmpty() && other.rack().equals(place.rack()))
                .count());
    }

    private static List<Place> fewest(List<Place> candidates, ToLongFunction<Place> shared) {
        long least = candidates.stream().mapToLong(shared).min().orElse(0);
        return candidates.stream()
                .filter(place -> shared.applyAsLong(place) == least)
                .toList();
    }

    private static Place betterOfTwo(List<Place> candidates, RandomGenerator random) {
        Place first = candidates.get(random.nextInt(candidates.size()));
        Place second = candidates.get(random.nextInt(candidates.size()));
        return Comparator.comparingDouble(Place::appeal).compare(first, second) >= 0 ? first : second;
    }
}
