package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant is wrong usage: exit code 2 and one line that says what can, before anybody is asked. */
final class WrongValuesTest extends CommandTest {
    /** Nobody is there: who asks all the same fails with 1. */
    private static final String NOBODY = "127.0.0.1:1";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "upload -j 0 a / => -j 0 is not between 1 and 64",
                "download -j 65 /a => -j 65 is not between 1 and 64",
                "sync -j 0 a /b => -j 0 is not between 1 and 64",
                "upload -j many a / => 'many' is not an int",
                "upload --replication 0 a / => replication 0 is out of range; give 1 to 32",
                "sync --replication 33 a /b => replication 33 is out of range; give 1 to 32",
                "cp --replication 99 /a /b => replication 99 is out of range; give 1 to 32",
                "upload --block-size 1k a / => block size 1024 is out of range; give 65536 to 4294967296 bytes",
                "cp --block-size 65k /a /b => block size 66560 is not a multiple of 65536 bytes",
                "upload --block-size big a / => \"big\" is no size",
                "upload --durability maybe a / => neither synced nor replicated",
                "ls --color bogus / => --color bogus is none of auto, always and never",
                "nodes --color bogus => --color bogus is none of auto, always and never",
                "status --color bogus => --color bogus is none of auto, always and never",
                "fsck --color bogus => --color bogus is none of auto, always and never",
                "head -n -3 /f => -n -3 is negative",
                "tail -n -3 /f => -n -3 is negative",
                "tail -c lots /f => \"lots\" is no size",
                "head -c 9999999999g /f => size \"9999999999g\" is too large",
                "tree -L 0 / => -L 0 shows nothing; give a level from 1 on",
                "du --tree -L -1 / => -L -1 is above the top; give a level from 0 on",
                "find / -maxdepth -1 => -maxdepth -1 is above the top; give a level from 0 on",
                "find / -mindepth -2 => -mindepth -2 is above the top; give a level from 0 on",
                "find / -size +much => \"much\" is no size",
                "find / -mtime soon => \"soon\" is no number",
                "find / -mmin -x => \"x\" is no number",
                "find / -type x => -type x is unknown; f is a file, d a directory",
                "find / -name a\\ => ends in a backslash",
                "find / -iname b\\ => ends in a backslash",
                "watch --count 0 / => --count 0 is too few; give 1 or more",
                "watch --callback never / => callback \"never\" is not on, off or a port up to 65535",
                "balance --threshold much => \"much\" is no threshold; one looks like 5 or 2.5",
                "balance --threshold 0 => above 0 and at most 100",
                "balance --threshold 101 => above 0 and at most 100",
                "balance --threshold NaN => above 0 and at most 100",
                "balance --bandwidth 0 => at least 1",
                "balance --bandwidth fast => \"fast\" is no size",
                "leave /docs => is no DataNode; one looks like datanode-3",
                "stay datanode-0 => is no DataNode; one looks like datanode-3",
                "forget none => is no DataNode; one looks like datanode-3",
                "maintenance none --for 1h => is no DataNode; one looks like datanode-3",
                "maintenance datanode-1 => how long?",
                "maintenance datanode-1 --for 1h --end => how long?",
                "maintenance datanode-1 --for soon => \"soon\" is no length of time",
                "maintenance datanode-1 --for 0m => \"0m\" is no length of time",
                "safemode off => \"off\" is none of get, enter, leave and wait",
                "upload -q --json a / => -q and --json exclude each other",
                "download -q --json /a => -q and --json exclude each other",
                "sync -q --json a /b => -q and --json exclude each other",
                "cp -q --json /a /b => -q and --json exclude each other",
                "download --json /f - => download to a name",
                "download -c /f - => -c needs a file to go on with; standard output is none",
                "upload - => standard input goes alone and needs a name",
                "upload - a / => standard input goes alone and needs a name",
                "upload -c - /a => -c needs a file to go on with; standard input is none",
                "uploads --abandon => needs the path",
                "sync --exclude a//b a /b => has an empty name in it",
                "help lss => there is no command lss; did you mean ls?",
                "help ns lst => there is no command lst; did you mean list?",
                "help --man => of which command?",
                "completion => for which shell?",
                "completion fish => for which shell?",
                "ns remove => give names or --prefix, one of the two",
                "ns remove --prefix a b => give names or --prefix, one of the two",
                "ns register a host:port/b => registry \"host:port\" is not HOST or HOST:PORT",
                "ns register a host:1099/ => \"host:1099/\" has no name behind the slash; give HOST:PORT/NAME",
                "invite --user a/b => user name \"a/b\" is not accepted",
                "ls --registry host:port => registry \"host:port\" is not HOST or HOST:PORT",
                "ls --registry host:99999 => registry \"host:99999\": port 99999 is not between 1 and 65535",
                "--base-port 0 ls => --base-port 0 is not between 1 and 65535",
                "--base-port 70000 ls => --base-port 70000 is not between 1 and 65535",
                "ls --user a/b => user name \"a/b\" is not accepted",
                "--registry host:port => registry \"host:port\" is not HOST or HOST:PORT",
            })
    void isRefusedInOneLineOfThePersonsLanguageBeforeAnybodyIsAsked(String line, String because) {
        String english = refusal(List.of(line.split(" ")));
        assertTrue(english.contains(because), english);
        List<String> inSpanish = new ArrayList<>(List.of("--lang", "es"));
        inSpanish.addAll(List.of(line.split(" ")));
        assertNotEquals(english, refusal(inSpanish));
    }

    private String refusal(List<String> words) {
        Map<String, String> environment = Map.of("PANAL_HOME", console.homeText(), "PANAL_REGISTRY", NOBODY);
        assertEquals(2, console.runPlain(environment, words), console.err());
        assertEquals("", console.out());
        assertEquals(1, console.err().lines().count(), console.err());
        assertTrue(console.err().startsWith("panal: "), console.err());
        return console.err();
    }

    @Test
    void helpIsNotRefusedBecauseOfWhatElseStandsThere() {
        assertTrue(done("head", "--help", "-n", "-3").contains("Example: panal head"));
    }

    @Test
    void aSettingIsJudgedAsTheOptionIs() {
        assertEquals(2, console.runPlain(console.environment("PANAL_REPLICATION", "0"), List.of("upload", "a", "/")));
        assertEquals("panal: replication 0 is out of range; give 1 to 32\n", console.err());
    }

    @Test
    void whatOnlyTheNameServerCanJudgeIsWrongUsageToo() {
        assertTrue(refused(2, "ns", "listmatching", "(").contains("is no regular expression"));
        assertTrue(refused(2, "ns", "removematching", "(").contains("is no regular expression"));
        assertTrue(refused(2, "maintenance", "datanode-1", "--for", "99d").contains("at most 30 days"));
    }
}
