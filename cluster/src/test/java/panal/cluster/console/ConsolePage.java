package panal.cluster.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of prose with blocks that show a session at the console: a line that begins with a prompt was typed, and what
 * follows it is what the screen showed. Keys stand in angle brackets. A comment before a block says what else happens while
 * its first line runs.
 */
final class ConsolePage {
    private static final String BEGIN = "```console";
    private static final String END = "```";
    private static final Pattern PROMPT = Pattern.compile("([a-z]+@panal:[^>]*>) ?(.*)");
    private static final Pattern COMMENT = Pattern.compile("<!-- ([a-z]+): (.*) -->");

    private final List<Piece> pieces = new ArrayList<>();

    /** A line of prose, or something that was typed. */
    private sealed interface Piece permits Prose, Step {}

    private record Prose(String line) implements Piece {}

    /**
     * Something that was typed.
     *
     * @param line of the page, from 1
     * @param prompt empty before the first prompt, where nothing was typed yet
     * @param meanwhile what else happens: the comment's word and what it says
     */
    record Step(int line, String prompt, String typed, Optional<Comment> meanwhile, List<String> shown)
            implements Piece {
        /** With a key that completes, the line as it became is shown below the one that was typed. */
        boolean completes() {
            return typed.contains("<Tab>");
        }
    }

    /** What a comment says. */
    record Comment(String word, String text) {}

    static ConsolePage read(Path file) throws IOException {
        ConsolePage page = new ConsolePage();
        boolean inBlock = false;
        Optional<Comment> comment = Optional.empty();
        Optional<Step> last = Optional.empty();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            Matcher prompt = PROMPT.matcher(line);
            if (!inBlock || line.equals(END)) {
                page.pieces.add(new Prose(line));
                Matcher told = COMMENT.matcher(line);
                comment = told.matches() ? Optional.of(new Comment(told.group(1), told.group(2))) : comment;
                inBlock = line.equals(BEGIN);
                last = Optional.empty();
            } else if (prompt.matches()
                    && !last.filter(ConsolePage::isStillTyped).isPresent()) {
                Step step = new Step(number, prompt.group(1), prompt.group(2), comment, new ArrayList<>());
                page.pieces.add(step);
                last = Optional.of(step);
                comment = Optional.empty();
            } else {
                if (last.isEmpty()) {
                    last = Optional.of(new Step(number, "", "", Optional.empty(), new ArrayList<>()));
                    page.pieces.add(last.get());
                }
                last.get().shown.add(line);
            }
        }
        return page;
    }

    private static boolean isStillTyped(Step step) {
        return step.completes() && step.shown.isEmpty();
    }

    /** All that was typed, in order. */
    List<Step> steps() {
        return pieces.stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }

    /** The page with what was shown now; a step for each of its own. */
    List<String> with(List<Step> played) {
        List<String> lines = new ArrayList<>();
        int next = 0;
        for (Piece piece : pieces) {
            if (piece instanceof Prose prose) {
                lines.add(prose.line);
            } else {
                Step step = played.get(next++);
                if (!step.prompt.isEmpty()) {
                    lines.add((step.prompt + " " + step.typed).stripTrailing());
                }
                lines.addAll(step.shown);
            }
        }
        return lines;
    }
}
