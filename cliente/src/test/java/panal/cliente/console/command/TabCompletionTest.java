package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.Completion;
import panal.cliente.console.input.TypedLine;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;
import panal.protocol.config.Home;
import panal.protocol.value.FilePath;

final class TabCompletionTest extends CommandTest {
    private Shell shell;
    private Completion completion;

    @BeforeEach
    void open() {
        shell = console.shell();
        completion = new Commands(shell).completion(here());
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void completesACommandsName() {
        assertEquals(List.of("upload", "uploads"), words("upl"));
        assertEquals(List.of("mkdir"), words("mk"));
        assertTrue(words("").containsAll(List.of("ls", "dir", "lcd", "exit")));
        assertEquals(List.of("yplookup_all", "yplookup_any"), words("ns yp"));
        assertEquals(List.of("download"), words("help down"));
    }

    @Test
    void completesAnOptionOfTheCommandBeforeIt() {
        assertEquals(List.of("--replication"), words("upload --repl"));
        assertEquals(List.of("--json"), words("--user ana ls --js"));
        assertEquals(List.of(), words("ls --repl"));
        assertEquals(List.of("--base-port"), words("--bas"));
    }

    @Test
    void anOptionsValueIsNoPath() {
        have("/ana.txt", "x");
        assertEquals(List.of(), words("ls --user a"));
        assertEquals(List.of("ana.txt"), words("ls --user=x a"));
    }

    @Test
    void completesARemotePathWithABlankByQuotingIt() {
        have("/my docs/a file", "x");
        TypedLine line = typed("cat my");
        Completed found = completion.at(line);
        assertEquals("my docs/", found.common());
        assertEquals("my\\ docs/", line.quoted(found.common(), false));
        assertEquals(List.of("my docs/a file"), words("cat my\\ docs/"));
        assertEquals(List.of("/my docs/a file"), words("cat '/my docs/a"));
    }

    @Test
    void startsFromTheConsolesDirectory() throws Exception {
        have("/docs/2026/a", "x");
        shell.directory().moveTo(new FilePath("/docs"));
        assertEquals(List.of("2026/"), words("ls "));
        assertEquals(List.of("../docs/"), words("ls ../d"));
    }

    @Test
    void onlyDirectoriesAreGoneTo() {
        have("/docs/a", "x");
        have("/done", "x");
        assertEquals(List.of("docs/", "done"), words("ls do"));
        assertEquals(List.of("docs/"), words("cd do"));
    }

    @Test
    void anUploadGoesFromHereToThere() throws Exception {
        have("/my cluster/x", "x");
        Files.writeString(local.resolve("my file"), "x");
        Files.createDirectory(local.resolve("my dir"));
        Files.writeString(local.resolve(".my"), "x");
        shell.local().moveTo(local.toString());
        assertEquals(List.of("my dir/", "my file"), words("upload my"));
        assertEquals(List.of("my cluster/", "my dir/", "my file"), words("upload -r 'my file' my"));
        assertEquals(List.of("my cluster/"), words("download my"));
        assertEquals(List.of("my dir/", "my file"), words("sync my"));
        assertEquals(List.of("my cluster/"), words("sync --back my"));
        assertEquals(List.of("my dir/"), words("lcd my"));
        assertEquals(List.of("my dir/", "my file"), words("!cat my"));
    }

    @Test
    void completesNodes() {
        assertEquals(List.of("datanode-1", "datanode-2"), words("leave data"));
    }

    @Test
    void isSilentWhereNobodyAnswers() {
        console.close();
        assertEquals(List.of(), words("ls /"));
        assertEquals("", console.err());
    }

    private Choice here() {
        return new Choice(
                Optional.of(new Home(Path.of(console.homeText()))),
                Optional.of(console.cluster().address().toString()),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private List<String> words(String typed) {
        return completion.at(typed(typed)).all().stream()
                .map(Completed.Suggestion::text)
                .toList();
    }

    private static TypedLine typed(String line) {
        return TypedLine.upTo(line, line.length());
    }
}
