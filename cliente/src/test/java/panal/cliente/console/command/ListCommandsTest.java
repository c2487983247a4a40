package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ListCommandsTest extends CommandTest {
    private void someFiles() {
        have("/docs/b.txt", "bb");
        have("/docs/a.txt", "aaaa");
        have("/docs/c.pdf", "");
        have("/docs/sub/d.txt", "d");
    }

    @Test
    void lsSortsByNameAndMarksDirectories() {
        someFiles();
        assertEquals("docs/\n", done("ls"));
        assertEquals("a.txt\nb.txt\nc.pdf\nsub/\n", done("ls", "/docs"));
        assertEquals("/docs/a.txt\n", done("ls", "/docs/a.txt"));
        assertEquals("/docs/\n", done("dir", "-d", "docs/"));
    }

    @Test
    void lsSortsBySizeTimeAndInReverse() {
        someFiles();
        assertEquals("a.txt\nb.txt\nc.pdf\nsub/\n", done("ls", "-t", "/docs"));
        assertEquals("a.txt\nb.txt\nc.pdf\nsub/\n", done("ls", "-S", "/docs"));
        assertEquals("sub/\nc.pdf\nb.txt\na.txt\n", done("ls", "-r", "/docs"));
        assertEquals("sub/\nc.pdf\nb.txt\na.txt\n", done("ls", "-Sr", "/docs"));
    }

    @Test
    void lsShowsDetails() {
        have("/a", "x".repeat(2_000));
        done("mkdir", "/d");
        assertEquals("""
                -rw-r--r--  1  ana  staff  2000  2026-11-21 12:30  a
                drwxr-xr-x  -  ana  staff     -  2026-11-21 12:30  d/
                """, done("ls", "-l", "/"));
        assertTrue(done("ls", "-lh", "/").contains(" 2.0K "));
    }

    @Test
    void directoriesHaveAColourWhereItIsWanted() {
        have("/docs/a", "1");
        assertEquals("docs/\n", done("ls"));
        assertEquals("\u001B[1;34mdocs\u001B[0m/\n", done("ls", "--color", "always"));
        assertEquals("docs/\n", done("ls", "--color=never"));
        assertTrue(done("nodes", "--color=always").contains("\u001B[1;31mdead\u001B[0m"), console.out());
        assertTrue(done("status", "--color=always").contains("\u001B[32mtakes writes\u001B[0m"), console.out());
        assertTrue(refused(2, "ls", "--color", "maybe").contains("none of auto, always and never"));
    }

    @Test
    void lsGoesBelow() {
        someFiles();
        assertEquals("/docs:\na.txt\nb.txt\nc.pdf\nsub/\n\n/docs/sub:\nd.txt\n", done("ls", "-R", "/docs"));
    }

    @Test
    void lsListsWhatIsThereAndFailsForWhatIsNot() {
        someFiles();
        assertEquals(1, console.run("ls", "/nothing", "/docs/sub", "/docs/a.txt"));
        assertEquals("/docs/a.txt\n\n/docs/sub:\nd.txt\n", console.out());
        assertEquals("panal: no such file or directory: /nothing\n", console.err());
    }

    @Test
    void jsonHasTheAgreedMembers() {
        have("/docs/ö 😀\n", "12345");
        String line = done("ls", "--json", "/docs");
        assertEquals(
                "{\"path\":\"/docs/ö 😀\\n\",\"type\":\"file\",\"length\":5,\"replication\":1,\"blockSize\":65536,"
                        + "\"modified\":\"2026-11-21T12:30:59.120Z\",\"owner\":\"ana\",\"group\":\"staff\","
                        + "\"mode\":\"0644\"}\n",
                line);
        assertEquals(line, done("stat", "--json", "/docs/ö 😀\n"));
        assertEquals(line, done("find", "/docs", "-type", "f", "--json"));
    }

    @Test
    void findCombinesItsFilters() {
        someFiles();
        assertEquals("/docs/a.txt\n/docs/b.txt\n/docs/sub/d.txt\n", done("find", "/", "-name", "*.txt"));
        assertEquals("/docs/a.txt\n", done("find", "-name", "*.txt", "-size", "+2"));
        assertEquals("/docs/sub/d.txt\n", done("find", "/", "-size", "-2", "-name", "*.txt"));
        assertEquals("/docs/c.pdf\n", done("find", "/", "-empty"));
        assertEquals("/\n/docs\n/docs/sub\n", done("find", "/", "-type", "d"));
        assertEquals("/docs\n", done("find", "/", "-maxdepth", "1", "-mindepth", "1"));
        assertEquals("", done("find", "/", "-mmin", "-60"));
        assertEquals("/docs/a.txt\0", done("find", "/", "-iname", "A.TXT", "-mmin", "60", "-print0"));
        assertTrue(refused(2, "find", "/", "-type", "x").contains("-type x"));
    }

    @Test
    void duAndDfCount() {
        someFiles();
        assertEquals("4  4  /docs/a.txt\n2  2  /docs/b.txt\n0  0  /docs/c.pdf\n1  1  /docs/sub\n", done("du", "/docs"));
        assertEquals("7  7  /docs\n", done("du", "-s", "/docs"));
        assertEquals(
                "{\"path\":\"/docs\",\"length\":7,\"stored\":7,\"files\":4,\"directories\":2}\n",
                done("du", "-s", "--json", "/docs"));
        assertTrue(done("df", "--json").contains("\"capacity\":1000000,\"used\":250000,\"free\":750000"));
        assertTrue(done("df", "-h").contains("245K"));
    }

    @Test
    void nodesShowsAlsoThoseThatWereNeverHeard() {
        String json = done("nodes", "--json");
        assertTrue(
                json.startsWith("{\"node\":\"datanode-1\",\"address\":\""
                        + console.cluster().address()
                        + "\",\"state\":\"live\",\"capacity\":1000000,\"used\":250000,\"free\":750000,\"blocks\":3,"
                        + "\"lastHeartbeatMs\":420,"),
                json);
        String table = done("nodes");
        assertTrue(table.contains("0.4 s ago"), table);
        assertTrue(table.lines().anyMatch(line -> line.startsWith("datanode-2") && line.contains("never")), table);
    }

    @Test
    void onlyRemarksGiveWayToANarrowTerminal() {
        console.onTerminal(60);
        String nodes = done("nodes", "--color", "never");
        assertTrue(nodes.lines().anyMatch(line -> line.startsWith("datanode-2") && line.contains("…")), nodes);
        String whole = "1 block at risk, 0 unreadable; panal fsck names the files\n";
        assertTrue(done("status", "--color", "never").contains(whole), console.out());
        assertTrue(done("report").contains(whole), console.out());
    }

    @Test
    void statusNamesWhoIsNotLive() {
        String text = done("status");
        assertTrue(text.contains("takes writes"), text);
        assertTrue(text.contains("1 of 2 answers (datanode-2 dead)"), text);
        assertTrue(done("status", "--json").contains("\"takesWrites\":true"));
    }

    @Test
    void locationsAndChecksumKeepTheirPromises() {
        have("/two", "x".repeat(65_537));
        assertEquals(
                "{\"path\":\"/two\",\"index\":0,\"length\":65536,\"replicas\":[\"datanode-1\"],\"gone\":[],\"offset\":0}\n"
                        + "{\"path\":\"/two\",\"index\":1,\"length\":1,\"replicas\":[\"datanode-1\"],\"gone\":[],"
                        + "\"offset\":65536}\n",
                done("locations", "--json", "/two").replaceAll("\"block\":[0-9]+,", ""));
        have("/check", "123456789");
        // The check value of CRC-32C, as RFC 3720's catalogues have it.
        assertEquals("e3069283  /check\n", done("checksum", "/check"));
        assertEquals(
                "{\"path\":\"/check\",\"algorithm\":\"CRC32C\",\"value\":\"e3069283\",\"length\":9}\n",
                done("checksum", "--json", "/check"));
    }
}
