package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.console.input.LineWords;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.config.Home;
import panal.protocol.value.FilePath;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UploadId;
import picocli.CommandLine;

/** docs/json.md says all that {@code --json} prints, and nothing else. */
final class JsonDocTest extends CommandTest {
    private JsonPage page = new JsonPage("");

    @BeforeEach
    void readPage() throws Exception {
        page = new JsonPage(Files.readString(Path.of("../docs/json.md")));
        have("/docs/a.txt", "some text");
        have("/docs/sub/b.txt", "more");
        console.tree()
                .unfinished
                .add(new UnfinishedUpload(
                        new UploadId(7), new FilePath("/docs/big.iso"), "ana", 640 << 20, 64 << 20, 3_600_000, ""));
    }

    @Test
    void hasEveryCommandThatTakesJson() {
        Set<String> documented = new TreeSet<>();
        page.sections.forEach(section -> documented.addAll(section.commands));
        Set<String> taking = new TreeSet<>();
        add(Catalog.wholeLine(new RootCommand(console.shell(), Choice.NONE, new Home(local), choice -> 0)), taking);
        assertEquals(taking, documented);
    }

    private static void add(CommandLine above, Set<String> taking) {
        for (CommandLine line : new HashSet<>(above.getSubcommands().values())) {
            if (line.getCommandSpec().optionsMap().containsKey("--json")) {
                taking.add(line.getCommandSpec().qualifiedName().replaceFirst("^panal ", ""));
            }
            add(line, taking);
        }
    }

    @Test
    void saysWhatEachCommandPrints() throws Exception {
        for (JsonPage.Section section : page.sections) {
            Set<JsonPage.Form> seen = new LinkedHashSet<>();
            for (Map.Entry<String, JsonPage.Form> run : section.runs.entrySet()) {
                console.run(LineWords.of(run.getKey()).toArray(String[]::new));
                List<String> lines = console.out().lines().toList();
                assertTrue(!lines.isEmpty(), run.getKey() + " prints nothing: " + console.err());
                for (String line : lines) {
                    seen.add(compare(section, run.getValue(), line));
                }
            }
            for (JsonPage.Form form : section.forms) {
                assertTrue(form.isRare() || seen.contains(form), "no run prints " + form.title + section.commands);
            }
        }
    }

    private static JsonPage.Form compare(JsonPage.Section section, JsonPage.Form meant, String line) {
        JsonPage.Form form = section.forms.stream()
                .filter(each -> each.title.startsWith("`\"") ? each.describes(line) : each == meant)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing on the page describes " + line));
        Map<String, String> found = JsonText.kinds(line);
        found.forEach((name, kind) -> {
            String said = form.kinds.get(name);
            boolean fits =
                    kind.equals("list") ? Set.of("texts", "objects").contains(String.valueOf(said)) : kind.equals(said);
            assertTrue(fits, name + " is " + kind + " and the page says " + said + ": " + line);
        });
        for (String name : form.kinds.keySet()) {
            int list = name.indexOf("[].");
            boolean listed = list < 0 || hasObjects(found, name);
            assertTrue(
                    found.containsKey(name) || form.optional.contains(name) || !listed,
                    "there is no " + name + " in " + line);
        }
        return form;
    }

    /** Whether the list in which a member is has an object at all. */
    private static boolean hasObjects(Map<String, String> found, String member) {
        String list = member.substring(0, member.lastIndexOf("[]."));
        return "objects".equals(found.get(list));
    }
}
