package panal.cliente.console.command.ns;

import java.util.Comparator;
import java.util.List;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.Table;
import panal.protocol.value.Entry;

/** Entries of the name server, shown. */
final class Entries {
    private Entries() {}

    static void print(Screen screen, List<Entry> entries, boolean json) {
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparing(Entry::name)).toList();
        if (json) {
            sorted.forEach(entry -> screen.line(new JsonLine()
                    .add("name", entry.name())
                    .add("address", entry.address())
                    .add("tags", entry.tags().stream().sorted().toList())
                    .toString()));
            return;
        }
        Table table = Table.of("lll");
        sorted.forEach(entry -> table.row(
                screen.name(entry.name()),
                screen.name(entry.address()),
                screen.name(String.join(" ", entry.tags().stream().sorted().toList()))));
        screen.table(table);
    }
}
