package panal.cliente.console.input;

import java.io.IOException;
import java.util.Locale;
import panal.cliente.console.output.Screen;

/**
 * Questions to the person, answered yes or no. Without a terminal nobody can answer, and a question is a refusal.
 * Thread-safe: one question at a time.
 */
public final class Questions {
    private final Screen screen;
    private final StandardInput input;

    public Questions(Screen screen, StandardInput input) {
        this.screen = screen;
        this.input = input;
    }

    /** Whether somebody can answer. */
    public boolean possible() {
        return input.attended();
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
        screen.ask(question + " [y/N] ");
        try {
            String line = input.lines().readLine();
            String answer = line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
