package panal.cluster.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Class-data archives (JEP 350), one for each kind of service: classes as they are after loading, so that six JVMs on two
 * cores start in half the time. A JVM that finds its archive unfit goes on without.
 */
public final class Archives {
    /** Neither made nor used. */
    public static final Archives NONE = new Archives(Optional.empty(), false);

    private final Optional<Path> directory;
    private final boolean made;

    private Archives(Optional<Path> directory, boolean made) {
        this.directory = directory;
        this.made = made;
    }

    /** Services use what there is in this directory. */
    static Archives usedFrom(Path directory) {
        return new Archives(Optional.of(directory), false);
    }

    /** Services write their archives to this directory when they end. */
    static Archives madeIn(Path directory) {
        return new Archives(Optional.of(directory), true);
    }

    static Path file(Path directory, ServicePlan plan) {
        return directory.resolve(plan.mainClass() + ".jsa");
    }

    Optional<String> flag(ServicePlan plan) {
        return directory
                .map(place -> file(place, plan))
                .filter(file -> made || Files.isReadable(file))
                .map(file -> (made ? "-XX:ArchiveClassesAtExit=" : "-XX:SharedArchiveFile=") + file);
    }
}
