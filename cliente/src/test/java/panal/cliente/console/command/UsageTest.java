package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine;

final class UsageTest extends CommandTest {
    @Test
    void suggestsTheNearestCommandAndOption() {
        assertEquals(
                "panal: unknown command uplaod; did you mean upload?; see: panal help", refused(2, "uplaod", "x", "/"));
        assertEquals(
                "panal: ls: unknown option --jsn; did you mean --json?; see: panal help ls", refused(2, "ls", "--jsn"));
        assertTrue(refused(2, "ns", "lst").contains("did you mean list?"));
        assertTrue(refused(2, "--regsitry", "x", "ls").contains("did you mean --registry?"));
    }

    @ParameterizedTest
    @CsvSource({
        "mkdir, missing",
        "mv /a, missing",
        "ns, which operation",
        "upload --replication x a /, 'x' is not an int",
        "upload --block-size big a /, no size",
        "upload --durability maybe a /, neither synced nor replicated",
        "nodes datanode-1, one argument too many",
        "ls -x, unknown option -x",
        "rm -dash, unknown option -dash (for a name that begins with a dash write -- before it)",
    })
    void refusesWrongUsageInOneLine(String line, String because) {
        assertTrue(refused(2, line.split(" ")).contains(because), console.err());
    }

    @Test
    void takesItsOptionsBeforeAndBehindTheCommand() {
        String registry = console.cluster().address().toString();
        have("/f", "x");
        assertEquals("f\n", done("ls", "--user", "ana", "--registry", registry));
        assertEquals("f\n", done("--user", "ana", "ls"));
        assertTrue(refused(1, "ls", "--user", "bob").contains("bob"));
    }

    @Test
    void takesSettingsFromTheEnvironmentUnlessAnOptionIsTyped() {
        have("/f", "x");
        String home = console.homeText();
        Map<String, String> environment = console.environment("PANAL_USER", "bob");
        assertEquals(1, console.runPlain(environment, List.of("ls")));
        assertTrue(console.err().contains("bob"), console.err());
        assertEquals(0, console.runPlain(environment, List.of("ls", "--user", "ana")), console.err());
        assertEquals(0, console.runPlain(environment, List.of("--user=ana", "ls")), console.err());
        assertEquals(2, console.runPlain(Map.of("PANAL_HOME", home, "PANAL_REGSTRY", "x"), List.of("ls")));
        assertTrue(console.err().contains("PANAL_REGSTRY"), console.err());
    }

    @Test
    void streamsAreTurnedOffByTheFileAndByTheEnvironmentAndNothingElseIsSaidOfThem() throws Exception {
        done("ls", "/");
        assertTrue(console.lastOpened().streams());
        assertEquals(0, console.runPlain(console.environment("PANAL_STREAM", "off"), List.of("ls", "/")));
        assertFalse(console.lastOpened().streams());
        Path file = Path.of(console.homeText(), "panal.properties");
        Files.writeString(file, "stream=off\n");
        done("ls", "/");
        assertFalse(console.lastOpened().streams());
        Files.writeString(file, "stream=maybe\n");
        assertEquals("panal: stream \"maybe\" is neither on nor off (stream in " + file + ")", refused(2, "ls", "/"));
    }

    /** Options of single commands are no settings, and would be looked for in vain. */
    @ParameterizedTest
    @ValueSource(strings = {"client.color=never", "client.j=8", "client.stream=off", "bench.runs=1"})
    void aSettingThatDoesNothingIsRefused(String line) throws Exception {
        Files.writeString(Path.of(console.homeText(), "panal.properties"), line + "\n");
        assertTrue(refused(2, "ls", "/").contains("unknown setting \"" + line.substring(0, line.indexOf('='))));
    }

    @Test
    void takesTheReplicationFromTheEnvironment() throws Exception {
        String file = Files.writeString(local.resolve("a"), "1").toString();
        Map<String, String> environment = console.environment("PANAL_REPLICATION", "1");
        assertEquals(0, console.runPlain(environment, List.of("upload", file, "/a")), console.err());
        assertTrue(done("stat", "--json", "/a").contains("\"replication\":1"));
    }

    @Test
    void saysInOneLineThatNobodyIsThere() {
        String line = refused(1, "ls", "--registry", "127.0.0.1:1");
        assertTrue(line.contains("127.0.0.1:1"), line);
    }

    @Test
    void tellsTheWholeStoryWhenAsked() {
        assertEquals(1, console.run("-v", "stat", "/none"));
        assertTrue(console.err().contains("NotFound"), console.err());
    }

    @Test
    void leavesNamesThatLookLikeArgumentFilesAlone() throws Exception {
        String file = Files.writeString(local.resolve("@list"), "1").toString();
        done("upload", "--replication=1", file, "@list");
        assertEquals("@list\n", done("ls"));
    }

    @Test
    void helpHasAnExampleForEveryCommand() {
        CommandLine whole = Catalog.wholeLine(
                new RootCommand(console.shell(), Choice.NONE, new panal.protocol.config.Home(local), choice -> 0));
        everyCommandHasAnExample(whole);
        assertTrue(done("help").contains("upload, put"));
        assertTrue(done("help", "ns", "list").contains("SYNOPSIS\n    panal ns list "));
        assertTrue(done("ls", "--help").contains("Example: panal ls -lh /docs"));
        assertTrue(done("--help").contains("upload, put"));
        assertTrue(refused(2, "help", "lss").contains("did you mean ls?"));
    }

    private static void everyCommandHasAnExample(CommandLine line) {
        for (CommandLine below : line.getSubcommands().values()) {
            String help = below.getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertTrue(help.contains("Example"), help);
            everyCommandHasAnExample(below);
        }
    }

    @Test
    void joinsWithAnInvitation() {
        console.run("invite", "--user", "ana");
        String invitation = console.out().strip();
        String home = local.resolve("new").toString();
        assertEquals(0, console.runPlain(Map.of(), List.of("--home", home, "--join", invitation)), console.err());
        assertEquals(0, console.runPlain(Map.of("PANAL_HOME", home), List.of("ls")), console.err());
    }

    @Test
    void joinsAndGoesOnWithTheCommand() {
        console.run("invite", "--user", "ana");
        String invitation = console.out().strip();
        console.run("mkdir", "/seen");
        String home = local.resolve("newer").toString();
        assertEquals(0, console.runPlain(Map.of(), List.of("--home", home, "--join", invitation, "ls", "/")));
        assertTrue(console.out().contains("seen"), console.out());
        assertEquals(2, console.runPlain(Map.of(), List.of("--home", home, "--join", "nonsense", "ls", "/")));
        assertEquals("", console.out());
    }
}
