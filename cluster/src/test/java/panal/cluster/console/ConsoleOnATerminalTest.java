package panal.cluster.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.cluster.console.Pty.CTRL_C;
import static panal.cluster.console.Pty.CTRL_D;
import static panal.cluster.console.Pty.ENTER;
import static panal.cluster.console.Pty.TAB;
import static panal.cluster.console.Pty.UP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;

/** What a person sees who types at the console. */
final class ConsoleOnATerminalTest {
    private static final int COLUMNS = 100;
    private static final int ROWS = 30;
    /** Enough blocks that some are not sent before their nodes stand still. */
    private static final int LARGE = 8 << 20;

    private static RealCluster cluster;

    @TempDir
    private Path directory;

    private Pty console;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Pty.canBeMade(), "no program script on this machine, which makes terminals");
        cluster = RealCluster.start(3);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        console = Pty.console(cluster, directory, COLUMNS, ROWS);
        console.awaitPrompt();
    }

    @AfterEach
    void close() throws IOException {
        console.close();
    }

    @Test
    void greetsAndLeaves() throws Exception {
        assertTrue(console.lines().get(0).contains("3 DataNodes"), console.text());
        assertTrue(console.lastLine().endsWith("@panal:/>"), console.text());
        console.type(CTRL_D);
        assertEquals(0, console.awaitExit());
    }

    @Test
    void completesAPathAndRunsTheCommand() throws IOException {
        Files.writeString(directory.resolve("on paper.txt"), "read me\n");
        assertEquals(List.of(), console.run("mkdir /completion"));
        console.type("upload on" + TAB);
        console.await("the local name is whole", text -> console.lastLine().contains("upload on\\ paper.txt"));
        console.type("/compl" + TAB);
        console.await("the directory is whole", text -> console.lastLine().contains("/completion/"));
        assertTrue(console.run("").get(0).startsWith("panal: uploaded 1 file"), console.text());
        console.type("cat /completion/o" + TAB);
        console.await("the name is whole", text -> console.lastLine().contains("/completion/on\\ paper.txt"));
        assertEquals(List.of("read me"), console.run(""));
    }

    @Test
    void aLineMayBeInAnotherLanguage() {
        assertEquals(List.of(), console.run("mkdir /idiomas"));
        assertEquals(
                List.of("panal: no existe el archivo o directorio: /idiomas/nada"),
                console.run("ls --lang es /idiomas/nada"));
        console.type("delete --lang es -r /idiomas" + ENTER);
        console.await("there is a question", text -> console.lastLine().endsWith("? [s/N]"));
        assertEquals("panal: ¿borrar /idiomas (un directorio vacío)? [s/N]", console.lastLine());
        assertEquals(List.of(), console.run("sí"));
        assertEquals(List.of("panal: no such file or directory: /idiomas"), console.run("ls /idiomas"));
    }

    @Test
    void keepsHistoryAcrossSessions() throws Exception {
        assertEquals(List.of(), console.run("mkdir /remembered"));
        console.type("exit" + ENTER);
        assertEquals(0, console.awaitExit());
        console.close();
        console = Pty.console(cluster, directory, COLUMNS, ROWS);
        console.awaitPrompt();
        console.type(UP + UP);
        console.await("the line is back", text -> console.lastLine().endsWith("mkdir /remembered"));
        assertTrue(console.run("").get(0).contains("already"), console.text());
    }

    @Test
    void clearsTheLineOnControlC() {
        console.type("delete -r -y /");
        console.await("it is typed", text -> console.lastLine().endsWith("delete -r -y /"));
        console.type(CTRL_C);
        console.awaitPrompt();
        assertEquals(List.of("/"), console.run("pwd"));
    }

    @Test
    void interruptsATransferAndStays() throws IOException {
        Files.write(directory.resolve("large"), new byte[LARGE]);
        assertEquals(List.of(), console.run("mkdir /interrupted"));
        int above = console.lines().size();
        cluster.dataNodes().forEach(RealService::pause);
        try {
            console.type("upload --block-size 1M large /interrupted" + ENTER);
            console.await("there is a bar", text -> text.contains("large") && text.contains("0%"));
            console.type(CTRL_C);
            console.awaitPrompt();
        } finally {
            cluster.dataNodes().forEach(RealService::resume);
        }
        List<String> left = console.lines().subList(above, console.lines().size() - 1);
        assertEquals(1, left.size(), console.text());
        assertTrue(left.get(0).startsWith("panal: ") && left.get(0).contains("stopped at 0 %"), console.text());
        assertEquals(List.of(), console.run("ls /interrupted"));
        cluster.awaitLive(3);
    }

    @Test
    void showsBarsWhileATransferLastsAndItsSumAtTheEnd() throws IOException {
        Files.write(directory.resolve("large"), new byte[LARGE]);
        assertEquals(List.of(), console.run("mkdir /bars"));
        int above = console.lines().size();
        cluster.dataNodes().forEach(RealService::pause);
        try {
            console.type("upload --block-size 1M large /bars" + ENTER);
            console.await("there is a bar", text -> text.contains("[") && text.contains("0%"));
        } finally {
            cluster.dataNodes().forEach(RealService::resume);
        }
        console.awaitPrompt();
        List<String> left = console.lines().subList(above, console.lines().size() - 1);
        assertEquals(1, left.size(), console.text());
        assertTrue(left.get(0).startsWith("panal: uploaded 1 file, 8.0M in "), console.text());
        assertFalse(console.text().contains("%"), console.text());
        cluster.awaitLive(3);
    }

    @Test
    void survivesTheNameNodesRestartWithOneLine() throws IOException {
        assertEquals(List.of(), console.run("mkdir -p /restarted/below"));
        int above = console.lines().size();
        cluster.nameNode().kill();
        console.type("ls /restarted" + ENTER);
        console.await("the loss is told", text -> text.contains("the NameNode does not answer; waiting up to "));
        cluster.nameNode().start();
        console.awaitPrompt();
        List<String> left = console.lines().subList(above, console.lines().size() - 1);
        assertEquals(3, left.size(), console.text());
        assertEquals(List.of("panal: connected again", "below/"), left.subList(1, 3));
        cluster.awaitLive(3);
    }
}
