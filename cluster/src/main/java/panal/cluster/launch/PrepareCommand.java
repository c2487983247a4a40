package panal.cluster.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The last step of a build: copies the jars to where clusters and consoles run from, and makes a class-data archive of what
 * a {@link Rehearsal} loads. Never fails a build: whatever goes wrong, processes start without an archive.
 */
@Command(name = "prepare", hidden = true, description = "Makes starts cheaper; part of the build.")
final class PrepareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            StagedJars jars = StagedJars.of(JavaCommand.ownClassPath(), StagedJars::usedByAProcess);
            Optional<Path> directory = jars.directory();
            if (directory.isPresent()) {
                if (!ClassArchive.fits(directory.get())) {
                    makeArchive(jars.classPath(), directory.get());
                }
                jars.markCurrent();
            }
        } catch (IOException | RuntimeException cannot) {
            spec.commandLine().getErr().println("panal: no class-data archive, starts take longer: " + cannot);
        }
        return 0;
    }

    private static void makeArchive(String classPath, Path directory) throws IOException {
        Path home = Files.createTempDirectory("panal-prepare-");
        try {
            ClassArchive.make(directory, classPath, new Rehearsal(classPath, home).run());
        } finally {
            StagedJars.delete(home);
        }
    }
}
