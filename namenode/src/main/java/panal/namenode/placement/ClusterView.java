package panal.namenode.placement;

import java.util.List;
import java.util.stream.Collectors;
import panal.protocol.value.NodeName;

/** All DataNodes at one moment. Immutable. */
public record ClusterView(List<Place> places) {
    public ClusterView {
        places = List.copyOf(places);
    }

    /** How many places a block of {@code bytes} could go to. */
    public long placesFor(long bytes) {
        return places.stream()
                .filter(place -> place.takesBlocks() && place.free() >= bytes)
                .count();
    }

    /** Each node and why it gets no block of {@code bytes}, for the message of an error; nodes in {@code failed} did. */
    public String refusals(long bytes, List<NodeName> failed) {
        if (places.isEmpty()) {
            return "no DataNode has joined";
        }
        return places.stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(place -> place.name() + ": " + refusalOf(place, bytes, failed))
                .collect(Collectors.joining("; "));
    }

    private static String refusalOf(Place place, long bytes, List<NodeName> failed) {
        if (!place.takesBlocks()) {
            return place.refusal();
        }
        if (place.free() < bytes) {
            return "full, " + place.free() + " bytes free";
        }
        return failed.contains(place.name()) ? "failed for the caller" : "ready";
    }
}
