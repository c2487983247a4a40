package panal.protocol.options;

/** The tables of one package's commands; a class for each package is made by the build ({@link TableSource}). */
@FunctionalInterface
public interface TableTexts {
    /** The lines for the command of this simple name; empty for one that only picocli can read. */
    String of(String command);
}
