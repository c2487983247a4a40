package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Verdict;

/** fsck, report, safemode and scrub. */
final class HealthCommandsTest extends CommandTest {
    private void someFiles() {
        have("/docs/a.txt", "aaaa");
        have("/docs/b.txt", "bb");
        have("/docs/sub/c.txt", "c");
        have("/d.txt", "");
    }

    @Test
    void fsckListsNothingButTheSumWhenAllIsSafe() {
        someFiles();
        assertEquals(
                "4 files, 3 blocks, 7 bytes: 4 safe, 0 at risk, 0 unreadable; 0 missing copies, 0 corrupt copies\n",
                done("fsck"));
    }

    @Test
    void fsckListsWhatIsNotSafeAndFailsOnlyForWhatIsUnreadable() {
        someFiles();
        console.cluster().health().spoil("/docs/b.txt", Verdict.AT_RISK);
        assertEquals("""
                /docs/b.txt  at risk: a copy is missing; healing begins in 12 s
                4 files, 3 blocks, 7 bytes: 3 safe, 1 at risk, 0 unreadable; 1 missing copy, 0 corrupt copies
                """, done("fsck"));
        console.cluster().health().spoil("/docs/sub/c.txt", Verdict.UNREADABLE);
        assertEquals(1, console.run("fsck", "/docs"));
        assertTrue(console.out().contains("/docs/sub/c.txt  unreadable: its last copy is on datanode-9\n"));
        assertEquals(0, console.run("fsck", "/d.txt"));
        assertTrue(console.out().startsWith("/d.txt  safe: 1 of 1 copy\n"), console.out());
    }

    @Test
    void fsckTakesTheOptionsOfHdfs() {
        someFiles();
        String files = done("fsck", "/docs", "-files");
        assertTrue(files.contains("/docs/a.txt  safe: 1 of 1 copy\n"), files);
        assertEquals(files, done("fsck", "--files", "/docs"));
        String blocks = done("fsck", "-files", "-blocks", "/docs/a.txt");
        assertTrue(blocks.contains("block ") && blocks.contains("4  1 of 1  safe\n"), blocks);
        assertFalse(blocks.contains("datanode-1"), blocks);
        String locations = done("fsck", "-files", "-blocks", "-locations", "/docs/a.txt");
        assertTrue(locations.contains("safe: datanode-1 (good)\n"), locations);
    }

    @Test
    void fsckTellsProgramsOfEveryFile() {
        someFiles();
        console.cluster().health().spoil("/docs/b.txt", Verdict.AT_RISK);
        List<String> lines = done("fsck", "--json").lines().toList();
        assertEquals(4, lines.size());
        assertEquals(
                "{\"path\":\"/d.txt\",\"verdict\":\"safe\",\"wanted\":1,\"copies\":1,\"detail\":\"\",\"length\":0}",
                lines.get(0));
        assertTrue(lines.get(2)
                .startsWith("{\"path\":\"/docs/b.txt\",\"verdict\":\"at risk\",\"wanted\":1,\"copies\":0,"
                        + "\"detail\":\"a copy is missing; healing begins in 12 s\""));
        String block = done("fsck", "--json", "-blocks", "-locations", "/docs/a.txt");
        assertTrue(block.contains("\"blocks\":[{\"index\":0,\"block\":"), block);
        assertTrue(
                block.contains("\"locations\":[{\"node\":\"datanode-1\",\"state\":\"good\",\"counts\":true}]}]}"),
                block);
    }

    @Test
    void fsckOfWhatIsNotThereIsOneLine() {
        assertEquals(1, console.run("fsck", "/none"));
        assertTrue(console.err().contains("/none"), console.err());
    }

    @Test
    void safeModeIsShownHeldLeftAndWaitedFor() {
        assertEquals("safe mode is off\n", done("safemode"));
        assertEquals("safe mode: ana holds it\n", done("safemode", "enter"));
        assertEquals("safe mode: ana holds it\n", done("safemode", "get"));
        assertEquals(
                "{\"safeMode\":true,\"byHand\":true,\"reason\":\"ana holds it\",\"mayDelete\":false,\"blocks\":3,"
                        + "\"present\":3,\"missing\":[]}\n",
                done("safemode", "get", "--json"));
        assertEquals("safe mode is off\n", done("safemode", "leave"));
        assertEquals("safe mode is off\n", done("safemode", "wait"));
        assertEquals(
                List.of("safe mode true", "safe mode false"), console.cluster().operator().orders);
        assertTrue(refused(2, "safemode", "off").contains("\"off\" is none of get, enter, leave and wait"));
    }

    /** One that only looks is refused at once; who waits, waits for the NameNode too, as a transfer does. */
    @Test
    void whoWaitsForTheEndOfSafeModeOutlivesARestart() {
        console.cluster().unready.set(2);
        assertTrue(refused(1, "safemode", "get").contains("the NameNode is starting"));
        assertEquals("safe mode is off\n", done("safemode", "wait"));
        assertEquals(0, console.cluster().unready.get());
    }

    @Test
    void scrubsNodesFilesAndDirectories() {
        someFiles();
        assertEquals("datanode-1: 7 copies to verify\n", done("scrub", "datanode-1"));
        assertEquals("/docs: 3 copies to verify\n", done("scrub", "/docs"));
        assertEquals("{\"target\":\"/d.txt\",\"copies\":1}\n", done("scrub", "--json", "/d.txt"));
        assertEquals(
                List.of(
                        "scrub datanode-1",
                        "scrub /docs/a.txt",
                        "scrub /docs/b.txt",
                        "scrub /docs/sub/c.txt",
                        "scrub /d.txt"),
                console.cluster().operator().orders);
        assertTrue(refused(1, "scrub", "datanode-9").contains("datanode-9"));
        assertTrue(refused(1, "scrub", "./datanode-1").contains("/datanode-1"));
    }

    @Test
    void reportTellsPeopleEverything() {
        String text = done("report");
        assertTrue(text.contains("1 block at risk, 0 unreadable; panal fsck names the files"), text);
        assertTrue(
                text.contains("2 blocks with one copy left; 64M to copy, 1 copy under way, 32M in the last minute,"
                        + " about 119 s left"),
                text);
        assertTrue(text.contains("leave datanode-2: 5 of 10 blocks done, about 9.0 s left; going on"), text);
        assertTrue(text.contains("/meta current, transaction 99"), text);
        assertTrue(text.contains("5 of 10, last round 60 min ago"), text);
        assertTrue(text.contains("datanode-2 is dead: not seen since the NameNode's start\n"), text);
    }

    @Test
    void reportTellsProgramsEverything() {
        List<String> lines = done("report", "--json").lines().toList();
        assertEquals(
                List.of("cluster", "node", "node", "healing", "healing queue", "undertaking", "balance", "metadata"),
                lines.stream()
                        .map(line -> line.replaceFirst("^\\{\"type\":\"([^\"]*)\".*", "$1"))
                        .toList());
        assertTrue(lines.get(1).contains("\"scrubbedBlocks\":5,\"scrubBlocks\":10"), lines.get(1));
        assertTrue(lines.get(3).contains("\"missingBytes\":67108864,\"copying\":1"), lines.get(3));
    }

    @Test
    void statusAndNodesSayWhatIsAtRisk() {
        assertTrue(done("status").contains("1 block at risk, 0 unreadable"), console.out());
        assertTrue(done("status", "--json").contains("\"blocksAtRisk\":1,\"blocksUnreadable\":0"), console.out());
        assertTrue(done("nodes").contains("not seen since the NameNode's start"), console.out());
        assertTrue(done("nodes", "--json").contains("\"detail\":\"not seen since"), console.out());
    }
}
