package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks of no file that are kept, in orphans, report and fsck. */
final class OrphansTest extends CommandTest {
    private static final String KEPT = "12 blocks of no file are kept, because metadata was lost";

    private MemoryOperator operator() {
        return console.cluster().operator();
    }

    @Test
    void areCounted() {
        assertEquals("no block that belongs to no file is known to be kept\n", done("orphans"));
        operator().kept = 12;
        assertEquals(KEPT + "\n", done("orphans"));
        assertEquals("{\"keptBlocks\":12}\n", done("orphans", "--json"));
        assertEquals(List.of(), operator().orders);
    }

    @Test
    void areDeletedOnlyWhenSomebodySaysYes() {
        operator().kept = 12;
        String refusal = refused(1, "orphans", "--delete");
        assertTrue(refusal.contains(KEPT + ": nothing is deleted"), refusal);
        assertEquals(List.of(), operator().orders);
        String done = refused(0, "orphans", "--delete", "-y");
        assertTrue(done.contains("12 blocks that belong to no file will be deleted in an hour"), done);
        assertEquals(List.of("release orphans"), operator().orders);
    }

    @Test
    void areToldByReportAndByFsckOfEverything() {
        assertFalse(done("report").contains("of no file"), console.out());
        operator().kept = 12;
        assertTrue(done("report").contains(KEPT + "; panal help orphans says more\n"), console.out());
        assertTrue(done("report", "--json").contains("\"keptBlocks\":12"), console.out());
        have("/d.txt", "d");
        assertEquals(0, console.run("fsck"));
        assertTrue(console.err().contains(KEPT + "; panal help orphans says more"), console.err());
        assertEquals(0, console.run("fsck", "/d.txt"));
        assertEquals("", console.err(), "of one file only");
    }
}
