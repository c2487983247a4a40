package panal.cliente.console;

import panal.cliente.console.output.SafeText;
import panal.protocol.value.FilePath;

/** What stands before the cursor: {@code ana@panal:/docs> }. */
final class Prompt {
    private static final int SHORTEST = 12;

    private Prompt() {}

    /**
     * The prompt.
     *
     * @param user may be empty
     * @param columns of the screen, a third of which the directory may take; of a longer one the middle is left out
     */
    static String text(String user, FilePath directory, int columns) {
        String at = SafeText.of(user);
        return (at.isEmpty() ? "panal:" : at + "@panal:")
                + shortened(SafeText.of(directory.text()), Math.max(SHORTEST, columns / 3)) + "> ";
    }

    private static String shortened(String path, int most) {
        int[] points = path.codePoints().toArray();
        if (points.length <= most) {
            return path;
        }
        int front = (most - 1) / 3;
        int back = most - 1 - front;
        return new String(points, 0, front) + "…" + new String(points, points.length - back, back);
    }
}
