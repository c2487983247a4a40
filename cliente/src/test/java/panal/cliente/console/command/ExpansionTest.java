package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.console.input.LineWords;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;
import panal.protocol.config.Home;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

final class ExpansionTest extends CommandTest {
    private Shell shell;
    private Expansion expansion;

    @BeforeEach
    void open() throws Exception {
        have("/docs/a.pdf", "x");
        have("/docs/b.pdf", "x");
        have("/docs/.hidden.pdf", "x");
        have("/docs/c.txt", "x");
        have("/docs/2026/d.pdf", "x");
        have("/docs/2027/e.pdf", "x");
        shell = console.shell();
        shell.directory().moveTo(new FilePath("/docs"));
        expansion = new Expansion(
                shell,
                new Choice(
                        Optional.of(new Home(Path.of(console.homeText()))),
                        Optional.of(console.cluster().address().toString()),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void putsNamesInPlaceOfAPattern() throws Exception {
        assertEquals(List.of("ls", "-l", "a.pdf", "b.pdf"), words("ls -l *.pdf"));
        assertEquals(List.of("ls", "/docs/2026/d.pdf", "/docs/2027/e.pdf"), words("ls /docs/202[67]/*"));
        assertEquals(List.of("ls", "2026/", "2027/"), words("ls */"));
        assertEquals(List.of("ls", "2026/d.pdf"), words("ls */d.pdf"));
        assertEquals(List.of("ls", ".hidden.pdf"), words("ls .*"));
    }

    @Test
    void whatMatchesNothingIsRefused() {
        LocalFailure refused = assertThrows(LocalFailure.class, () -> words("delete *.jpg"));
        assertEquals("nothing matches *.jpg; quote it if it is a name", refused.getMessage());
    }

    @Test
    void aMarkedQuoteKeepsAStar() throws Exception {
        assertEquals(List.of("ls", "*.pdf"), words("ls '*.pdf'"));
        assertEquals(List.of("ls", "*.pdf"), words("ls \\*.pdf"));
        have("/docs/*x.pdf", "x");
        assertEquals(List.of("ls", "*x.pdf"), words("ls \\*?.pdf"));
    }

    @Test
    void aNameThatIsLiterallyThereWins() throws Exception {
        have("/docs/[a].pdf", "x");
        assertEquals(List.of("cat", "[a].pdf"), words("cat [a].pdf"));
        assertEquals(List.of("cat", "b.pdf"), words("cat [b].pdf"));
    }

    @Test
    void anExpansionNeverLooksLikeAnOption() throws Exception {
        have("/docs/-rf.pdf", "x");
        assertEquals(List.of("delete", "./-rf.pdf", "a.pdf", "b.pdf"), words("delete *.pdf"));
    }

    @Test
    void findsPatternIsNotExpanded() throws Exception {
        assertEquals(List.of("find", "2026", "2027", "-name", "*.pdf"), words("find 202? -name *.pdf"));
        assertEquals(List.of("nodes", "*"), words("nodes *"));
    }

    @Test
    void anUploadsSourcesAreHereAndItsTargetIsThere() throws Exception {
        Files.writeString(local.resolve("x.pdf"), "x");
        Files.writeString(local.resolve("y.pdf"), "x");
        shell.local().moveTo(local.toString());
        assertEquals(List.of("upload", "x.pdf", "y.pdf", "2026"), words("upload *.pdf 2026"));
        assertEquals(List.of("upload", "x.pdf", "y.pdf", "2026"), words("upload *.pdf *26"));
        assertEquals(List.of("upload", "x.pdf", "y.pdf"), words("upload *.pdf"));
        assertEquals(List.of("download", "a.pdf", "b.pdf", local + "/x.pdf"), words("download *.pdf " + local + "/x*"));
    }

    private List<String> words(String line) throws PanalException {
        return expansion.of(LineWords.typed(line));
    }
}
