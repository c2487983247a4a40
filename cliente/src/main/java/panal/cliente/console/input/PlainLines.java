package panal.cliente.console.input;

import java.io.IOException;
import java.util.Optional;
import panal.cliente.console.output.Screen;

/** Lines as they come, without an editor. */
public final class PlainLines implements LineSource {
    private static final int USUAL_COLUMNS = 80;

    private final Screen screen;
    private final StandardInput input;

    public PlainLines(Screen screen, StandardInput input) {
        this.screen = screen;
        this.input = input;
    }

    @Override
    public Optional<String> line(String prompt) throws IOException {
        if (!attended()) {
            return Optional.ofNullable(input.lines().readLine());
        }
        screen.prompt(prompt);
        Optional<String> line = Optional.ofNullable(input.lines().readLine());
        if (line.isEmpty()) {
            screen.prompt("\n");
        }
        return line;
    }

    @Override
    public Optional<String> answer(String question) throws IOException {
        screen.ask(question);
        return Optional.ofNullable(input.lines().readLine());
    }

    @Override
    public boolean attended() {
        return input.attended();
    }

    @Override
    public int columns() {
        return USUAL_COLUMNS;
    }

    /** Standard input stays open: it is the process's. */
    @Override
    public void close() {}
}
