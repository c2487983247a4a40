package panal.cliente.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.Panal;
import panal.cliente.console.command.Commands;
import panal.cliente.console.input.StandardInput;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;

final class LineLoopTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @Test
    void runsLinesUntilExit() {
        assertEquals(0, run("pwd\n\n# comment\n'pwd'\nexit\npwd\n", false));
        assertEquals("/\n/\n", out());
        assertEquals("", err());
    }

    @Test
    void endsWithTheInput() {
        assertEquals(0, run("pwd", false));
        assertEquals("/\n", out());
    }

    @Test
    void goesOnAfterAFailureAndRemembersIt() {
        assertEquals(1, run("pwdd\npwd 'x\npwd\n", false));
        assertEquals("/\n", out());
        assertEquals(2, err().lines().count(), err());
        assertTrue(err().contains("did you mean pwd?"), err());
        assertTrue(err().contains("is not closed"), err());
    }

    @Test
    void promptsAPersonAndForgivesThem() {
        assertEquals(0, run("pwdd\n", true));
        assertTrue(err().contains("panal:/> "), err());
    }

    @Test
    void refusesStandardInputAsAFileWhereItHasTheCommands() {
        assertEquals(1, run("upload - /x --registry 127.0.0.1:1\nquit\n", false));
        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void aScriptHasNoUseForTheShellOfThisMachine() {
        assertEquals(1, run("!true\npwd\n", false));
        assertEquals("/\n", out());
        assertTrue(err().contains("only where a person types"), err());
    }

    @Test
    void aPersonRunsACommandOfThisMachineWhereLcdLeads() throws Exception {
        Path made = home.resolve("made");
        assertEquals(0, run("lcd '" + home + "'\n!touch made\nlpwd\n", true));
        assertTrue(Files.exists(made), err());
        assertEquals(home + "\n", out());
    }

    private int run(String lines, boolean attended) {
        Screen screen = new Screen(out, err, false, false);
        StandardInput input =
                StandardInput.of(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), attended);
        try (Shell shell = new Shell(screen, input, Clock.systemUTC(), Panal::connect, Map.of())) {
            Commands commands = new Commands(shell);
            return commands.run(Choice.NONE, List.of("--home", home.toString()), choice -> new LineLoop(
                            shell,
                            commands,
                            new RunningCommand(screen, shell::disconnect),
                            new ForeignCommand(shell, Map.of()))
                    .run(choice));
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
