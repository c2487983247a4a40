package panal.cliente.console.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.Completed.Suggestion;
import panal.cliente.console.input.Completion;
import panal.cliente.console.words.LanguageChoice;
import panal.cliente.console.words.Texts;
import panal.testkit.Await;

/** A person at a terminal that is made of pipes. */
final class EditedLinesTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String UP = "\u001bOA";
    private static final String ENTER = "\r";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicInteger interrupts = new AtomicInteger();
    private final PipedOutputStream keys = new PipedOutputStream();
    private Completed suggested = Completed.NONE;

    @TempDir
    private Path home;

    private ExternalTerminal terminal;
    private EditedLines lines;

    @BeforeEach
    void open() throws IOException {
        terminal =
                new ExternalTerminal("test", "xterm", new PipedInputStream(keys, 4096), shown, StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 30));
        lines = session(terminal, line -> suggested);
    }

    @AfterEach
    void close() throws IOException {
        lines.close();
    }

    @Test
    void readsALineBehindItsPrompt() throws Exception {
        type("ls /docs" + ENTER);
        assertEquals(Optional.of("ls /docs"), lines.line("ana@panal:/100%> "));
        assertTrue(shown().contains("ana@panal:/100%> "), shown());
    }

    @Test
    void tabInsertsTheOneThatFitsInQuotes() throws Exception {
        suggested = Completed.of(List.of(new Suggestion("my docs/", "my docs/", false)));
        type("ls my\t" + ENTER);
        assertEquals(Optional.of("ls my\\ docs/"), lines.line("> "));
        type("ls \"my\tx" + ENTER);
        assertEquals(Optional.of("ls \"my docs/x"), lines.line("> "));
    }

    @Test
    void tabInsertsWhatAllHaveInCommonAndListsThem() throws Exception {
        suggested = new Completed(
                List.of(new Suggestion("photo-1", "photo-1", true), new Suggestion("photo-2", "photo-2", true)),
                "ph",
                "more than 1000");
        CompletableFuture<Optional<String>> line = reading();
        type("rm p\t\t");
        // What is typed already has another colour.
        Await.until("the list is shown", () -> shown().contains("oto-2"));
        assertTrue(shown().contains("the first of more than 1000; type more"), shown());
        type("z" + ENTER);
        assertEquals(Optional.of("rm phz"), line.get());
    }

    @Test
    void clearsTheLineOnControlC() throws Exception {
        CompletableFuture<Optional<String>> line = reading();
        type("delete -r /");
        Await.until("it is typed", () -> shown().contains("delete -r /"));
        type(CTRL_C);
        assertEquals(Optional.of(""), line.get());
        type("pwd" + ENTER);
        assertEquals(Optional.of("pwd"), lines.line("> "));
        assertEquals(0, interrupts.get());
    }

    @Test
    void controlCBetweenLinesEndsTheCommand() throws Exception {
        type("upload big" + ENTER);
        assertEquals(Optional.of("upload big"), lines.line("> "));
        type(CTRL_C);
        Await.until("the command was told", () -> interrupts.get() == 1);
    }

    @Test
    void controlDIsTheEnd() throws Exception {
        type(CTRL_D);
        assertEquals(Optional.empty(), lines.line("> "));
    }

    @Test
    void anAnswerIsNotRemembered() throws Exception {
        type("delete a" + ENTER);
        assertEquals(Optional.of("delete a"), lines.line("> "));
        type("y" + ENTER);
        assertEquals(Optional.of("y"), lines.answer("delete a? [y/N] "));
        type(UP + ENTER);
        assertEquals(Optional.of("delete a"), lines.line("> "));
    }

    @Test
    void controlCAtAQuestionEndsTheCommand() throws Exception {
        CompletableFuture<Optional<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return lines.answer("sure? [y/N] ");
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        Await.until("it is asked", () -> shown().contains("panal: sure?"));
        type(CTRL_C);
        assertEquals(Optional.empty(), answer.get());
        assertEquals(1, interrupts.get());
    }

    @Test
    void keepsHistoryAcrossSessions() throws Exception {
        type("stat /a" + ENTER + "--join panal-invite:secret" + ENTER);
        assertEquals(Optional.of("stat /a"), lines.line("> "));
        assertEquals(Optional.of("--join panal-invite:secret"), lines.line("> "));
        assertFalse(Files.readString(history()).contains("secret"));

        List<Optional<String>> read = new ArrayList<>();
        PipedOutputStream later = new PipedOutputStream();
        try (Terminal another = new ExternalTerminal(
                        "later", "xterm", new PipedInputStream(later, 4096), shown, StandardCharsets.UTF_8);
                EditedLines next = session(another, line -> Completed.NONE)) {
            later.write((UP + ENTER).getBytes(StandardCharsets.UTF_8));
            later.flush();
            read.add(next.line("> "));
        }
        assertEquals(List.of(Optional.of("stat /a")), read);
    }

    private EditedLines session(Terminal at, Completion completion) {
        return new EditedLines(
                at,
                completion,
                new HistoryFile(history()),
                new Texts(LanguageChoice.none()),
                interrupts::incrementAndGet);
    }

    private Path history() {
        return home.resolve("console").resolve("history");
    }

    /** Reads a line in a thread of its own; the editor waits for keys, where the terminal itself would echo them before. */
    private CompletableFuture<Optional<String>> reading() {
        CompletableFuture<Optional<String>> line = CompletableFuture.supplyAsync(() -> {
            try {
                return lines.line("> ");
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        Await.until("the prompt is shown", () -> shown().contains("> "));
        return line;
    }

    private void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
