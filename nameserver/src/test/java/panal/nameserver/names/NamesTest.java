package panal.nameserver.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Serializable;
import java.rmi.Remote;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Entry;

final class NamesTest {
    private record Stub(int number) implements Remote, Serializable {
        private static final long serialVersionUID = 1;
    }

    private final Names cluster = Names.none()
            .with(entry("namenode", "role:namenode"))
            .with(entry("datanode-1", "role:datanode", "rack:left"))
            .with(entry("datanode-2", "role:datanode", "rack:right"))
            .with(entry("data", "role:other"));

    @Test
    void listsByPrefixInOrderOfNames() {
        assertEquals(List.of("datanode-1", "datanode-2"), names(cluster.withPrefix("datanode-")));
        assertEquals(List.of("data", "datanode-1", "datanode-2"), names(cluster.withPrefix("data")));
        assertEquals(4, cluster.withPrefix("").size());
        assertEquals(List.of(), cluster.withPrefix("zebra"));
    }

    @Test
    void aPatternIsAnchoredAtTheStartAndOpenAtTheEnd() throws Exception {
        assertEquals(List.of("datanode-1", "datanode-2"), names(cluster.matching(NameExpression.of("datan"))));
        assertEquals(List.of(), names(cluster.matching(NameExpression.of("node"))));
        assertEquals(
                List.of("datanode-1", "datanode-2", "namenode"), names(cluster.matching(NameExpression.of(".*node"))));
        assertEquals(List.of("data"), names(cluster.matching(NameExpression.of("data$"))));
    }

    @Test
    void yellowPagesFindByAllAndByAnyTag() {
        assertEquals(List.of("datanode-1"), names(cluster.withAll(Set.of("role:datanode", "rack:left"))));
        assertEquals(List.of(), names(cluster.withAll(Set.of("role:namenode", "rack:left"))));
        assertEquals(List.of("datanode-1", "namenode"), names(cluster.withAny(Set.of("role:namenode", "rack:left"))));
        assertEquals(List.of(), names(cluster.withAny(Set.of())));
        assertEquals(4, cluster.withAll(Set.of()).size());
    }

    @Test
    void aChangeLeavesTheOlderValueAsItWas() {
        Names changed = cluster.without(List.of("data", "never-there")).with(entry("namenode", "role:changed"));

        assertEquals(3, changed.count());
        assertEquals(4, cluster.count());
        assertEquals(
                Set.of("role:changed"), changed.find("namenode").orElseThrow().tags());
        assertEquals(
                Set.of("role:namenode"), cluster.find("namenode").orElseThrow().tags());
    }

    private static Entry entry(String name, String... tags) {
        return new Entry(name, new Stub(name.hashCode()), "127.0.0.1:1", Set.of(tags));
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }
}
