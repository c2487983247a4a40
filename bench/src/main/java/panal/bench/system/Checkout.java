package panal.bench.system;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The source tree that this program was built in, where the scripts and the source of the HDFS adapter are. */
public record Checkout(Path root) {
    /** Found from where this program's classes lie. */
    public static Checkout find() {
        Path classes = ownClasses();
        for (Path here = classes; here != null; here = here.getParent()) {
            if (Files.isRegularFile(here.resolve("scripts/launch.sh"))) {
                return new Checkout(here);
            }
        }
        throw new IllegalStateException(classes + " lies in no checkout of Panal, whose scripts start the cluster");
    }

    /** A file of it, as its name within it says. */
    public Path file(String relative) {
        return root.resolve(relative);
    }

    /** This JVM's class path, absolute. */
    static String classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The java that this JVM was started with. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path ownClasses() {
        try {
            return Path.of(Checkout.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
