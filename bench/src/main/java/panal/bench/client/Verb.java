package panal.bench.client;

import java.util.Map;

/** A piece of work that clients can be asked for. */
@FunctionalInterface
interface Verb {
    /** All that there are. Those that take a number of clients have it as their first word. */
    Map<String, Verb> ALL = Map.ofEntries(
            Map.entry("connect", (clients, work) -> clients.connect(work.number(0))),
            Map.entry("disconnect", (clients, work) -> clients.disconnect()),
            Map.entry("mkdir", (clients, work) -> clients.first().makeDirectory(work.text(0))),
            Map.entry("delete", (clients, work) -> clients.first().delete(work.text(0))),
            Map.entry("upload", LargeFiles::upload),
            Map.entry("read", LargeFiles::read),
            Map.entry("verify", LargeFiles::verify),
            Map.entry("download", LargeFiles::download),
            Map.entry("create-small", SmallFiles::create),
            Map.entry("read-small", SmallFiles::read),
            Map.entry("stat-small", SmallFiles::stat),
            Map.entry("delete-small", SmallFiles::delete),
            Map.entry("list", SmallFiles::list),
            Map.entry("first-write", FirstWrite::untilAccepted));

    void run(Clients clients, Work work) throws Exception;
}
