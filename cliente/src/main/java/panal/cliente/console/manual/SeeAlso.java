package panal.cliente.console.manual;

import java.util.ArrayList;
import java.util.List;

/** Which commands belong together, for whoever reads about one of them. */
public final class SeeAlso {
    private static final List<List<String>> GROUPS = List.of(
            List.of("upload", "download", "sync", "cp", "mv", "mkdir", "delete", "uploads"),
            List.of("ls", "stat", "find", "tree", "du", "df", "checksum", "watch"),
            List.of("cat", "head", "tail", "download"),
            List.of("locations", "fsck", "nodes", "scrub", "orphans"),
            List.of("status", "report", "nodes", "df", "fsck", "safemode"),
            List.of("leave", "stay", "maintenance", "forget", "balance", "nodes", "report"),
            List.of("ns", "nodes", "invite"),
            List.of("cd", "pwd", "lcd", "lpwd", "ls"),
            List.of("help", "completion", "clear", "exit"));

    private SeeAlso() {}

    /** The others of the first group that the command is in. */
    public static List<String> of(String command) {
        for (List<String> group : GROUPS) {
            if (group.contains(command)) {
                List<String> others = new ArrayList<>(group);
                others.remove(command);
                return others;
            }
        }
        return List.of("help");
    }
}
