package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import panal.cliente.console.manual.ManualPage;
import panal.cliente.console.manual.SeeAlso;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.words.LanguageChoice;
import panal.cliente.console.words.Texts;
import panal.protocol.config.Home;
import picocli.CommandLine;

final class ManualPageTest extends CommandTest {
    private CommandLine whole() {
        return Catalog.wholeLine(new RootCommand(console.shell(), Choice.NONE, new Home(local), choice -> 0));
    }

    @Test
    void hasTheSectionsOfAManual() {
        String page = done("help", "download");
        List<String> heads = page.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith(" "))
                .toList();
        assertEquals(List.of("NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES", "EXIT STATUS", "SEE ALSO"), heads);
        assertTrue(page.startsWith("NAME\n    panal download, get - Brings files of the cluster"), page);
        assertTrue(page.contains("\n    panal download /backup/shop.sql - | psql shop\n"), page);
        assertTrue(page.contains("\nSEE ALSO\n    upload, sync, cp, "), page);
    }

    @Test
    void notesBeforeAnExampleAreDescription() {
        String page = done("help", "orphans");
        assertTrue(page.contains("\n    Asks first.\n"), page);
        assertTrue(page.contains("EXAMPLES\n    panal orphans\n    panal orphans --delete\n"), page);
    }

    @Test
    void everyCommandsPageIsWholeAndFitsTheScreen() {
        for (CommandLine line : whole().getSubcommands().values()) {
            fits(line);
            line.getSubcommands().values().forEach(ManualPageTest::fits);
        }
    }

    private static void fits(CommandLine line) {
        String text = new ManualPage(line, new Texts(LanguageChoice.none())).plain(80);
        for (String head : List.of("NAME\n", "SYNOPSIS\n", "EXAMPLES\n", "EXIT STATUS\n", "SEE ALSO\n")) {
            assertTrue(text.contains(head), head + text);
        }
        String described = text.substring(0, text.indexOf("EXAMPLES\n"));
        described.lines().forEach(each -> assertTrue(each.length() <= 80, each));
    }

    @Test
    void seeAlsoNamesCommandsThatAreThere() {
        for (String name : Catalog.names()) {
            SeeAlso.of(name).forEach(other -> assertTrue(Catalog.names().contains(other), other));
        }
    }

    @Test
    void everyCommandBelongsToOthers() {
        for (CommandLine command : whole().getSubcommands().values()) {
            String name = command.getCommandName();
            assertNotEquals(List.of("help"), SeeAlso.of(name), name);
        }
    }

    @Test
    void writesRoffForMan() {
        String roff = done("help", "--man", "ns", "list");
        assertTrue(roff.startsWith(".TH \"PANAL\\-NS\\-LIST\" 1"), roff);
        assertTrue(roff.contains("\n.SH NAME\n.PP\npanal ns list \\- Lists"), roff);
        assertFalse(roff.contains("[1m"), roff);
        assertTrue(refused(2, "help", "--man").contains("of which command?"));
    }
}
