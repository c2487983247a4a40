package panal.cliente.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A directory here that is synced with one there, by commands. */
abstract class SyncedTrees extends CommandTest {
    /** Of the year 2001. */
    static final long LONG_AGO = 1_000_000_000_000L;

    Path here = Path.of("");

    @BeforeEach
    void makeSource() throws IOException {
        here = Files.createDirectory(local.resolve("here"));
    }

    Path file(String name, String content) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(LONG_AGO));
    }

    static String[] words(String... more) {
        List<String> words = new ArrayList<>(List.of("sync", "--replication=1"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** Syncs from here to /there; gives the figures. */
    String there(String... options) {
        return figures(done(words(with(options, "--json", here.toString(), "/there"))));
    }

    /** Syncs back from /there to a directory; gives the figures. */
    String back(Path target, String... options) {
        return figures(done(words(with(options, "--json", "--back", "/there", target.toString()))));
    }

    static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    static String figures(String events) {
        return events.lines()
                .filter(line -> line.contains("\"synced\""))
                .map(line ->
                        line.replaceAll("^.*\"copied\":(\\d+).*\"deleted\":(\\d+),\"unchanged\":(\\d+).*$", "$1 $2 $3"))
                .collect(Collectors.joining());
    }

    /** Paths below a directory with what they are. */
    static Set<String> contents(Path top) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList()) {
                boolean file = Files.isRegularFile(path);
                all.add(top.relativize(path) + (file ? " " + Files.readString(path) + " " + time(path) : "/"));
            }
        }
        return all;
    }

    static long time(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    static Set<String> names(Path top) throws IOException {
        // Times may be a moment apart.
        return contents(top).stream()
                .map(each -> each.replaceAll(" \\d+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
