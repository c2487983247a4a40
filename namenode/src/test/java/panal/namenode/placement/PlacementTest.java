package panal.namenode.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import panal.protocol.value.NodeName;
import panal.testkit.Seeds;

final class PlacementTest {
    private static final long GIB = 1L << 30;
    private static final long BLOCK = 64L << 20;

    @Test
    void neverPutsTwoCopiesOnOneHostWhileAnotherHostHasRoom() {
        Seeds.each(1, 300, random -> {
            List<Place> places = randomCluster(random);
            int copies = 1 + random.nextInt(5);
            List<Place> chosen = choose(places, wish(copies), random);
            Set<String> hosts = hostsOf(chosen);
            Set<String> possible = hostsOf(places.stream()
                    .filter(place -> place.refusal().isEmpty() && place.free() >= BLOCK)
                    .toList());
            long fit = places.stream()
                    .filter(place -> place.refusal().isEmpty() && place.free() >= BLOCK)
                    .count();
            if (fit >= copies) {
                assertEquals(copies, chosen.size());
                assertEquals(Math.min(copies, possible.size()), hosts.size());
            }
            assertEquals(chosen.size(), new HashSet<>(chosen).size(), "a node twice in one chain");
        });
    }

    @Test
    void neverChoosesANodeThatIsRefused() {
        Seeds.each(1, 300, random -> {
            List<Place> chosen = choose(randomCluster(random), wish(4), random);
            assertTrue(chosen.stream().allMatch(place -> place.refusal().isEmpty()));
        });
    }

    @Test
    void fourNodesOnOneHostAreFourPlaces() {
        Seeds.each(1, 50, random -> {
            List<Place> places = List.of(node(1, "a"), node(2, "a"), node(3, "a"), node(4, "a"));
            assertEquals(3, choose(places, wish(3), random).size());
            assertEquals(4, choose(places, wish(4), random).size());
        });
    }

    @Test
    void takesAsManyAsThereAreWhenFewerAreLive() {
        List<Place> places = List.of(node(1, "a"), refused(node(2, "b"), "dead"));
        assertEquals(List.of(node(1, "a")), choose(places, wish(3), new Random(1)));
        assertEquals(List.of(), choose(List.of(refused(node(2, "b"), "dead")), wish(3), new Random(1)));
    }

    @Test
    void spreadsAcrossRacksOnceHostsAreDifferent() {
        List<Place> places = new ArrayList<>();
        for (int slot = 1; slot <= 8; slot++) {
            places.add(new Place(NodeName.ofSlot(slot), "host" + slot, slot <= 6 ? "r1" : "r2", GIB, 0, ""));
        }
        Seeds.each(1, 100, random -> {
            Set<String> racks =
                    choose(places, wish(3), random).stream().map(Place::rack).collect(Collectors.toSet());
            assertEquals(Set.of("r1", "r2"), racks);
        });
    }

    @Test
    void fillsUnequalNodesToSimilarFractions() {
        Map<NodeName, Long> free = new HashMap<>();
        for (int slot = 1; slot <= 8; slot++) {
            free.put(NodeName.ofSlot(slot), slot <= 4 ? 100 * GIB : 50 * GIB);
        }
        Random random = new Random(7);
        for (int block = 0; block < 6_000; block++) {
            List<Place> places = free.entrySet().stream()
                    .map(node -> new Place(node.getKey(), node.getKey().text(), "", node.getValue(), 0, ""))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
            for (Place place : choose(places, wish(1), random)) {
                free.merge(place.name(), -BLOCK, Long::sum);
            }
        }
        long most = free.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        long least = free.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        assertTrue(most - least < 12 * GIB, "free space between " + least / GIB + " and " + most / GIB + " GiB");
    }

    @Test
    void spreadsABurstAndPassesOverTheBusyNode() {
        List<Place> places = List.of(
                node(1, "a"), node(2, "b"), node(3, "c"), new Place(NodeName.ofSlot(4), "d", "", 100 * GIB, 50, ""));
        Map<Integer, Integer> taken = new HashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            choose(places, wish(1), random)
                    .forEach(place -> taken.merge(place.name().slot(), 1, Integer::sum));
        }
        for (int slot = 1; slot <= 3; slot++) {
            assertTrue(taken.getOrDefault(slot, 0) > 700, "node " + slot + " took " + taken);
        }
        assertTrue(taken.getOrDefault(4, 0) < 400, "the busy node took " + taken);
    }

    @Test
    void nodesThatHaveJustFailedComeLastButBeforeNothing() {
        List<Place> places = List.of(node(1, "a"), node(2, "b"), node(3, "c"));
        Seeds.each(1, 50, random -> {
            List<NodeName> failed = List.of(NodeName.ofSlot(1));
            List<Place> chosen = choose(places, new Wish(3, BLOCK, failed), random);
            assertEquals(Set.of("b", "c"), hostsOf(chosen));
            List<NodeName> all = List.of(NodeName.ofSlot(1), NodeName.ofSlot(2), NodeName.ofSlot(3));
            assertFalse(choose(places, new Wish(3, BLOCK, all), random).isEmpty());
        });
    }

    @Test
    void aFullNodeIsTakenOnlyWhenThereIsNoOther() {
        Place full = new Place(NodeName.ofSlot(9), "z", "", BLOCK / 2, 0, "");
        Seeds.each(1, 50, random -> {
            assertFalse(choose(List.of(node(1, "a"), node(2, "b"), full), wish(3), random)
                    .contains(full));
            assertEquals(List.of(full), choose(List.of(full), wish(3), random));
        });
    }

    @Test
    void namesEachNodeAndWhyItWasRefused() {
        ClusterView view = new ClusterView(List.of(
                refused(node(2, "b"), "dead, last heard 12 s ago"),
                new Place(NodeName.ofSlot(1), "a", "", 0, 0, ""),
                node(3, "c")));
        assertEquals(
                "datanode-1: full, 0 bytes free; datanode-2: dead, last heard 12 s ago; datanode-3: failed for the caller",
                view.refusals(BLOCK, List.of(NodeName.ofSlot(3))));
        assertEquals("no DataNode has joined", new ClusterView(List.of()).refusals(BLOCK, List.of()));
    }

    private static List<Place> choose(List<Place> places, Wish wish, Random random) {
        Map<NodeName, Place> byName = places.stream().collect(Collectors.toMap(Place::name, place -> place));
        return Placement.choose(new ClusterView(places), wish, random).stream()
                .map(byName::get)
                .toList();
    }

    private static Wish wish(int copies) {
        return new Wish(copies, BLOCK, List.of());
    }

    private static Place node(int slot, String host) {
        return new Place(NodeName.ofSlot(slot), host, "", 100 * GIB, 0, "");
    }

    private static Place refused(Place place, String why) {
        return new Place(place.name(), place.host(), place.rack(), place.free(), place.load(), why);
    }

    private static Set<String> hostsOf(List<Place> places) {
        return places.stream().map(Place::host).collect(Collectors.toSet());
    }

    private static List<Place> randomCluster(Random random) {
        List<Place> places = new ArrayList<>();
        int nodes = random.nextInt(12);
        for (int slot = 1; slot <= nodes; slot++) {
            String refusal = random.nextInt(5) == 0 ? "suspect" : "";
            long free = random.nextInt(6) == 0 ? 0 : (1 + random.nextInt(100)) * GIB;
            String rack = random.nextBoolean() ? "" : "r" + random.nextInt(3);
            places.add(
                    new Place(NodeName.ofSlot(slot), "h" + random.nextInt(5), rack, free, random.nextInt(9), refusal));
        }
        return places;
    }
}
