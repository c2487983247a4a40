package panal.cliente.console.input;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import panal.cliente.console.output.Screen;

/**
 * Questions to the person, answered yes or no. Without a terminal nobody can answer, and a question is a refusal.
 * Thread-safe: one question at a time.
 */
public final class Questions {
    /** In any language: whoever knows several should not have to think. */
    private static final Set<String> YES = Set.of("y", "yes", "s", "si", "sí", "sim");

    private final Screen screen;
    private final Supplier<LineSource> lines;

    /**
     * Questions.
     *
     * @param lines where answers come from at the moment
     */
    public Questions(Screen screen, Supplier<LineSource> lines) {
        this.screen = screen;
        this.lines = lines;
    }

    /** Whether somebody can answer. */
    public boolean possible() {
        return lines.get().attended();
    }

    /**
     * Whether the person says yes; anything else is a no.
     *
     * @param refusal the message where nobody can be asked: what was not done, and which option does it
     */
    public synchronized boolean confirmed(String question, String refusal) {
        if (!possible()) {
            screen.message(refusal);
            return false;
        }
        screen.flush();
        try {
            String answer = lines.get()
                    .answer(screen.texts().text("terminal.yes-or-no", question) + " ")
                    .orElse("");
            return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
