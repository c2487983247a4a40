package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class NsCommandsTest extends CommandTest {
    @Test
    void listsByPrefixPatternAndTags() {
        assertEquals(3, done("ns", "list").lines().count());
        assertEquals(
                "{\"name\":\"datanode-1\",\"address\":\"" + console.cluster().address()
                        + "\",\"tags\":[\"host:one\",\"role:datanode\"]}\n",
                done("ns", "list", "data", "--json"));
        assertEquals(2, done("ns", "listmatching", "name").lines().count());
        assertEquals(
                1,
                done("ns", "yplookup_all", "role:datanode", "host:one").lines().count());
        assertEquals(
                2,
                done("ns", "yplookup_any", "role:datanode", "role:namenode")
                        .lines()
                        .count());
        assertTrue(done("ns", "lookup", "namenode").startsWith("namenode  "));
        assertEquals("3\n", done("ns", "count"));
        assertTrue(done("ns", "ping").contains(console.cluster().address().toString()));
        assertTrue(refused(1, "ns", "lookup", "none").contains("none"));
    }

    @Test
    void registersUnderAnotherNameAndRemoves() {
        done("ns", "register", "mirror", "namenode", "role:test");
        done("ns", "register", "other", console.cluster().address() + "/nameserver");
        assertTrue(refused(1, "ns", "register", "--safe", "mirror", "namenode").contains("mirror"));
        assertEquals("5\n", done("ns", "count"));
        done("ns", "setmeta", "mirror", "a", "b");
        assertTrue(done("ns", "lookup", "mirror").endsWith("  a b\n"));
        assertEquals("removed 1\n", done("ns", "remove", "mirror"));
        assertEquals("removed 1\n", done("ns", "removematching", "oth.*"));
        assertEquals(1, console.run("ns", "remove", "mirror"));
    }

    @Test
    void provesThatItMayChangeTheClustersNames() {
        assertEquals("removed 1\n", done("ns", "remove", "--prefix", "datanode-"));
        done("ns", "setmeta", "namenode", "role:namenode", "rack:1");
        assertEquals("2\n", done("ns", "count"));
    }

    @Test
    void printsInvitations() {
        console.run("invite");
        assertTrue(console.out().startsWith("panal-invite:" + console.cluster().address() + ":"), console.out());
        assertTrue(console.err().contains("only this machine"), console.err());
        console.run("invite", "--user");
        assertTrue(console.out().startsWith("panal-invite:" + console.cluster().address() + ":ana:"), console.out());
        assertTrue(refused(1, "invite", "--user", "bob").contains("no key for user bob"));
    }
}
