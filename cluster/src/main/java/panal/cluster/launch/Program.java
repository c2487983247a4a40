package panal.cluster.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What processes are started from. Immutable.
 *
 * @param classPath what {@code -cp} gets; it holds every module
 * @param archive class data that makes a start cheaper
 */
public record Program(String classPath, ClassArchive archive) {
    /** The copy that a build has made of this jar, with its archive; any other class path is used as it is, without one. */
    public static Program of(String classPath) {
        try {
            return of(StagedJars.of(classPath, running -> true));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(classPath, unreadable);
        }
    }

    static Program of(StagedJars jars) {
        return new Program(
                jars.classPath(), jars.directory().map(ClassArchive::usedFrom).orElse(ClassArchive.NONE));
    }

    /** The words that start {@code mainClass} with these JVM flags; its own options come behind them. */
    public List<String> words(List<String> flags, String mainClass) {
        List<String> words = new ArrayList<>();
        words.add(JavaCommand.java().toString());
        archive.flag().ifPresent(words::add);
        words.addAll(flags);
        words.add("-cp");
        words.add(classPath);
        words.add(mainClass);
        return words;
    }
}
