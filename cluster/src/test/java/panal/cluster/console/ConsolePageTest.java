package panal.cluster.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.console.ConsolePage.Step;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.cluster.harness.ServiceSetting;
import panal.protocol.config.Home;
import panal.testkit.Await;

/**
 * Types the session of docs/console.md as it stands there, and compares what the screen shows. With {@code
 * -Dpanal.record=true} the page is written anew with what was shown.
 */
final class ConsolePageTest {
    private static final int COLUMNS = 132;
    /** So many that nothing of the session leaves the screen. */
    private static final int ROWS = 2_000;
    /** Of a film, which is interrupted when some blocks of it are whole. */
    private static final long FILM = 64L << 20;

    private static final int SOME_BLOCKS = 2;
    private static final int OWN_PORT = 1_099;
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    private Path directory;

    private Path papers;
    private RealCluster cluster;
    private Pty console;

    @BeforeEach
    void open() throws IOException {
        Assumptions.assumeTrue(Pty.canBeMade(), "no program script on this machine, which makes terminals");
        papers = Files.createDirectory(directory.toRealPath().resolve("papers"));
        havePapers();
        ServiceSetting foundedByAna =
                ServiceSetting.NONE.withEnvironment(Map.of("JAVA_TOOL_OPTIONS", "-Duser.name=ana"));
        cluster = RealCluster.start(ClusterSettings.of(3).with("namenode", foundedByAna));
        console = Pty.console(cluster, papers, COLUMNS, ROWS);
        console.awaitPrompt();
    }

    @AfterEach
    void close() throws IOException {
        if (console != null) {
            console.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private void havePapers() throws IOException {
        Files.writeString(papers.resolve("notes.txt"), "Buy bread.\nCall Eva.\nRead about leases.\n");
        Files.writeString(papers.resolve("report 2025.txt"), "All is well.\n");
        Path photos = Files.createDirectory(papers.resolve("photos"));
        Files.write(photos.resolve("beach.jpg"), new byte[300_000]);
        Files.write(photos.resolve("city.jpg"), new byte[200_000]);
        Files.write(photos.resolve("forest.jpg"), new byte[100_000]);
        try (RandomAccessFile film =
                new RandomAccessFile(papers.resolve("film.mp4").toFile(), "rw")) {
            film.setLength(FILM);
        }
    }

    @Test
    void theSessionShowsWhatThePageSays() throws Exception {
        Path file = Home.checkout().orElseThrow().resolve("docs").resolve("console.md");
        ConsolePage page = ConsolePage.read(file);
        List<Step> played = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (Step step : page.steps()) {
            Step shown = played(step);
            played.add(shown);
            if (!steady(step).equals(steady(shown))) {
                different.add("line " + step.line() + ", expected\n" + String.join("\n", steady(step)) + "\nand saw\n"
                        + String.join("\n", steady(shown)));
            }
        }
        assertTrue(played.size() > 40, () -> "a session of " + played.size() + " lines");
        if (Boolean.getBoolean("panal.record")) {
            Files.write(file, page.with(played));
        } else {
            assertEquals(
                    "",
                    String.join("\n\n", different),
                    "docs/console.md; with -Dpanal.record=true this test writes it anew");
        }
    }

    private static List<String> steady(Step step) {
        boolean vary = step.meanwhile().filter(it -> it.word().equals("vary")).isPresent();
        UnaryOperator<String> steady = vary ? Figures::steadyWithoutNumbers : Figures::steady;
        List<String> lines = new ArrayList<>(List.of(step.prompt() + " " + step.typed()));
        step.shown().stream().map(steady).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }

    /** Types what the step has, and gives it with what was shown. */
    private Step played(Step step) throws Exception {
        if (step.prompt().isEmpty()) {
            List<String> all = console.lines();
            return shown(step, "", all.subList(0, all.size() - 1));
        }
        int before = console.lines().size();
        String prompt = console.lastLine();
        if (step.typed().endsWith("<Ctrl-C>")) {
            return shown(step, prompt, interrupted(before, step));
        }
        String kind = step.meanwhile().map(ConsolePage.Comment::word).orElse("");
        boolean restarts = kind.equals("elsewhere");
        if (restarts) {
            cluster.nameNode().kill();
        } else if (kind.equals("when")) {
            cluster.await(
                    "every block is safe",
                    () -> cluster.probe().status().orElseThrow().blocksAtRisk() == 0);
        }
        type(prompt, step.typed());
        if (step.typed().equals("exit")) {
            assertEquals(0, console.awaitExit());
            return shown(step, prompt, List.of());
        }
        if (restarts) {
            console.await("the loss is told", text -> text.contains("the NameNode does not answer"));
            cluster.nameNode().start();
            // Else what the next step does elsewhere may come before the DataNodes do.
            cluster.awaitLive(cluster.dataNodes().size());
        } else if (kind.equals("answer")) {
            console.await("there is a question", text -> console.lines().size() > before);
            console.type(step.meanwhile().orElseThrow().text() + Pty.ENTER);
        }
        console.await(
                step.typed() + " is done",
                text -> console.lines().size() > before && console.lastLine().matches("[a-z]+@panal:[^>]*>"));
        List<String> after = console.lines();
        // Of a completed line, what became of it is shown too.
        return shown(step, prompt, after.subList(step.completes() ? before - 1 : before, after.size() - 1));
    }

    private void type(String prompt, String typed) {
        int tab = typed.indexOf("<Tab>");
        if (tab >= 0) {
            String front = typed.substring(0, tab);
            console.type(front + Pty.TAB);
            console.await("it is completed", text -> console.lastLine().length() > (prompt + " " + front).length());
            console.type(typed.substring(tab + "<Tab>".length()) + Pty.ENTER);
        } else {
            console.type(typed + Pty.ENTER);
        }
    }

    private List<String> interrupted(int before, Step step) throws IOException {
        String typed = step.typed().replace("<Ctrl-C>", "");
        Optional<String> another = step.meanwhile().map(ConsolePage.Comment::text);
        return another.isPresent() ? watched(before, typed, another.get()) : stopped(before, typed);
    }

    /** An upload that stands still when some of it is there, until it is interrupted: the bars, and what is left of it. */
    private List<String> stopped(int before, String typed) throws IOException {
        int blocks = cluster.blockFiles(1).size();
        console.type(typed + Pty.ENTER);
        Await.until("some blocks are whole", () -> cluster.blockFiles(1).size() >= blocks + SOME_BLOCKS);
        cluster.dataNodes().forEach(RealService::pause);
        try {
            console.await("there are bars", text -> console.lastLine().contains("%"));
            List<String> bars = List.copyOf(console.lines());
            console.type(Pty.CTRL_C);
            console.awaitPrompt();
            List<String> shown = new ArrayList<>(bars.subList(before, bars.size()));
            List<String> after = console.lines();
            shown.addAll(after.subList(before, after.size() - 1));
            return shown;
        } finally {
            cluster.dataNodes().forEach(RealService::resume);
            cluster.awaitLive(cluster.dataNodes().size());
        }
    }

    /** A command that tells of what another console does, until it is interrupted. */
    private List<String> watched(int before, String typed, String another) {
        console.type(typed + Pty.ENTER);
        console.await("it watches", text -> console.lines().size() > before);
        cluster.console().ok(another.split(" ", -1));
        console.await("the change is told", text -> console.lines().size() > before + 1);
        console.type(Pty.CTRL_C);
        console.awaitPrompt();
        List<String> after = console.lines();
        return after.subList(before, after.size() - 1);
    }

    private Step shown(Step step, String prompt, List<String> lines) {
        return new Step(
                step.line(),
                prompt,
                step.typed(),
                step.meanwhile(),
                lines.stream().map(this::anywhere).toList());
    }

    /** A line as it would be on the reader's machine. */
    private String anywhere(String line) {
        int base = cluster.topology().basePort();
        String ports = PORT.matcher(line)
                .replaceAll(found -> "127.0.0.1:" + (Integer.parseInt(found.group(1)) - base + OWN_PORT));
        return ports.replace(papers.toString(), "/mnt/papers")
                .replace(cluster.home().toString(), "/mnt/panal");
    }
}
