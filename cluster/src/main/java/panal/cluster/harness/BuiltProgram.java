package panal.cluster.harness;

import panal.cluster.launch.JavaCommand;
import panal.cluster.launch.Program;

/** What the harness starts its processes from. */
public final class BuiltProgram {
    /** Names the jar that a build has made; Maven sets it for tests, whose own class path is made of directories. */
    private static final String JAR = "panal.program";

    /** Looked for once: to find the copy of a jar, all of its libraries are read. */
    private static final Program PROGRAM = Program.of(System.getProperty(JAR, JavaCommand.ownClassPath()));

    private BuiltProgram() {}

    /** What users run, with its class-data archive, so that starts are cheap. Without the name, what this JVM runs itself. */
    public static Program program() {
        return PROGRAM;
    }
}
