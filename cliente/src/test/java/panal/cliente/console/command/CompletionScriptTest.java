package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a shell does with the scripts; and what the console says when they ask. */
final class CompletionScriptTest extends CommandTest {
    /** Stands for the console: says what it was asked, and names that are hard on a shell. */
    private static final String ASKED = """
            panal() { printf '%s\\n' "$*" >&3; printf '%s\\n' '/docs/my file' '/docs/a*b' "/docs/it's"; }
            """;

    @Test
    void bashCompletesCommandsAndOptionsByItself() throws Exception {
        assertTrue(inBash("panal upl", 1).contains("upload"));
        List<String> options = inBash("panal ls -", 2);
        assertTrue(options.containsAll(List.of("-l", "--json", "--color")), options.toString());
        assertTrue(inBash("panal ns list --js", 3).contains("--json"));
        assertTrue(inBash("panal --reg", 1).contains("--registry"));
        assertFalse(inBash("panal completion --", 2).contains("--line"), "it is hidden");
    }

    @Test
    void bashAsksTheConsoleForAllElse() throws Exception {
        assertEquals(
                List.of(
                        "/docs/my file",
                        "/docs/a*b",
                        "/docs/it's",
                        "asked: completion --piece=/docs/ --line=panal cat /docs/"),
                inBash("panal cat /docs/", 2));
    }

    /** What the whole shell breaks words at is not the script's to change. */
    @Test
    void bashMayBreakWordsAtColons() throws Exception {
        assertFalse(done("completion", "bash").contains("COMP_WORDBREAKS"));
        List<String> said = inBash("panal cat /docs/a:b", "panal cat /docs/a : b", 4);
        assertEquals("asked: completion --piece=b --line=panal cat /docs/a:b", said.get(said.size() - 1));
        said = inBash("panal cat ", 2);
        assertEquals("asked: completion --line=panal cat ", said.get(said.size() - 1));
    }

    /** What bash has broken off an option's value begins no command. */
    @Test
    void bashTakesNoPieceOfAValueForACommand() throws Exception {
        assertEquals(
                List.of("asked: completion --piece=l --line=panal --registry host:l"),
                inBash("panal --registry host:l", "panal --registry host : l", 4).stream()
                        .filter(said -> !said.startsWith("/"))
                        .toList());
    }

    /** The completions of a line whose words have no blanks in them, in a shell with the script. */
    private List<String> inBash(String line, int word) throws Exception {
        return inBash(line, line + (line.endsWith(" ") ? " ''" : ""), word);
    }

    /** @param words the line's, as bash has broken them */
    private List<String> inBash(String line, String words, int word) throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "no bash here");
        Path script = Files.writeString(local.resolve("completion"), done("completion", "bash"));
        Path asked = local.resolve("asked");
        String program = ASKED
                + "exec 3>" + asked + "\n. " + script
                + "\nCOMP_LINE='" + line + "' COMP_POINT=" + line.length()
                + " COMP_WORDS=(" + words + ") COMP_CWORD=" + word
                + "\n_panal panal\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n[ -s " + asked + " ] && printf 'asked: ' && cat "
                + asked + "\ntrue\n";
        Process process = new ProcessBuilder(bash.toString(), "--norc", "-c", program)
                .directory(local.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), out);
        return out.lines().toList();
    }

    @Test
    void zshReadsItsScript() throws Exception {
        Path zsh = Path.of("/bin/zsh");
        assumeTrue(Files.isExecutable(zsh), "no zsh here");
        Path script = Files.writeString(local.resolve("_panal"), done("completion", "zsh"));
        Process process = new ProcessBuilder(zsh.toString(), "-f", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.waitFor());
    }

    @Test
    void theZshScriptHasEveryCommand() {
        String script = done("completion", "zsh");
        assertTrue(script.startsWith("#compdef panal start_client\n"), script);
        assertTrue(script.contains("(ls|dir) options=("), script);
        assertTrue(script.contains("compdef _panal panal start_client"), script);
        assertFalse(script.contains("@"), script);
    }

    @Test
    void theConsoleSaysWhatALineMayBecome() {
        have("/docs/my file.txt", "1");
        have("/docs/more.txt", "1");
        done("mkdir", "/docs/mail");
        assertEquals(
                "/docs/mail/\n/docs/more.txt\n/docs/my file.txt\n", done("completion", "--line=panal cat /docs/m"));
        assertEquals("/docs/my file.txt\n", done("completion", "--line=start_client cat '/docs/my f"));
        assertEquals("/docs/my file.txt\n", done("completion", "--line=start_client cat /docs/my\\ f"));
        assertEquals("datanode-1\ndatanode-2\n", done("completion", "--line=panal leave d"));
        assertEquals("", done("completion", "--line=panal"));
        assertEquals("", done("completion", "--line=panal cat /none/"));
    }

    @Test
    void onlyThePieceThatTheShellReplacesIsSaid() {
        have("/docs/a:b c=d.txt", "1");
        assertEquals("b c=d.txt\n", done("completion", "--piece=b", "--line=panal cat /docs/a:b"));
        assertEquals("b c=d.txt\n", done("completion", "--piece=:", "--line=panal cat /docs/a:"));
        assertEquals("b c=d.txt\n", done("completion", "--piece=b\\ c", "--line=panal cat /docs/a:b\\ c"));
        assertEquals("/docs/a:b c=d.txt\n", done("completion", "--piece=/docs/a", "--line=panal cat /docs/a"));
        assertEquals("/docs/a:b c=d.txt\n", done("completion", "--piece='/docs/a:b", "--line=panal cat '/docs/a:b"));
    }

    @Test
    void theClusterIsTheOneThatTheLineNames() {
        have("/docs/more.txt", "1");
        String home = "--home " + console.homeText();
        String registry = console.cluster().address().toString();
        Map<String, String> elsewhere = Map.of("PANAL_HOME", local.toString(), "PANAL_REGISTRY", "127.0.0.1:1");
        for (String line : List.of(
                "panal " + home + " --registry " + registry + " cat /docs/m",
                "panal cat " + home + " --registry=" + registry + " /docs/m",
                "panal --registry 127.0.0.1:2 " + home + " cat --registry " + registry + " /docs/m")) {
            console.runPlain(elsewhere, List.of("completion", "--line=" + line));
            assertEquals("/docs/more.txt\n", console.out(), console.err());
        }
    }

    @Test
    void refusesShellsThatItDoesNotKnow() {
        assertTrue(refused(2, "completion", "fish").contains("completion bash, or completion zsh"));
        assertTrue(refused(2, "completion").contains("for which shell?"));
    }
}
