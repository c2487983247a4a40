package panal.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The source tree that the tests run in. */
final class SourceTree {
    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", ".idea", ".vscode", ".settings");

    private final Path root;

    private SourceTree(Path root) {
        this.root = root;
    }

    /** Found from the directory that Maven runs the tests in. */
    static SourceTree find() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.isDirectory(here.resolve("checks")) && Files.isRegularFile(here.resolve("pom.xml"))) {
                return new SourceTree(here);
            }
        }
        throw new AssertionError("no source tree around " + Path.of("").toAbsolutePath());
    }

    Path root() {
        return root;
    }

    /** How a message names a file. */
    String nameOf(Path file) {
        return root.relativize(file).toString();
    }

    /** What git tracks; in a tree without git, everything that is not made by a build. */
    List<Path> trackedFiles() throws IOException, InterruptedException {
        if (!Files.exists(root.resolve(".git"))) {
            return filesUnder(root);
        }
        Process git = new ProcessBuilder("git", "-C", root.toString(), "ls-files", "-z")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            return filesUnder(root);
        }
        return Stream.of(names.split("\0"))
                .filter(name -> !name.isEmpty())
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Java files of all modules; {@code kind} is main or test. */
    List<Path> sources(String kind) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> directories = modules.map(module -> module.resolve("src/" + kind + "/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
            List<Path> all = new ArrayList<>();
            for (Path directory : directories) {
                filesUnder(directory).stream()
                        .filter(file -> file.toString().endsWith(".java"))
                        .forEach(all::add);
            }
            return all;
        }
    }

    private static List<Path> filesUnder(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.iterate(file, Path::getParent)
                            .takeWhile(above -> !above.equals(directory))
                            .noneMatch(above ->
                                    NOT_OURS.contains(above.getFileName().toString())))
                    .sorted()
                    .toList();
        }
    }
}
