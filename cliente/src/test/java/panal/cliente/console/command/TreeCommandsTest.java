package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;

/** Commands that go through whole trees; the cluster gives them three entries a page. */
final class TreeCommandsTest extends CommandTest {
    private void someFiles() {
        have("/docs/2025/a.txt", "aaaa");
        have("/docs/2025/q1/b.txt", "bb");
        have("/docs/2025/q1/c.txt", "c");
        have("/docs/2025/q2/d.txt", "d");
        have("/docs/2026/e.txt", "e");
        have("/docs/z.txt", "zz");
    }

    private void closed(String path) {
        console.tree()
                .put(
                        new FileStatus(
                                new FilePath(path), new FileId(99), FileType.DIRECTORY, 0, 0, 0, 0, "eva", "eva", 0),
                        List.of());
    }

    @Test
    void treeDrawsWhatFollowsAsSuchAlsoOverPages() {
        someFiles();
        assertEquals("""
                /docs/
                ├── 2025/
                │   ├── a.txt
                │   ├── q1/
                │   │   ├── b.txt
                │   │   └── c.txt
                │   └── q2/
                │       └── d.txt
                ├── 2026/
                │   └── e.txt
                └── z.txt

                4 directories, 6 files
                """, done("tree", "/docs"));
    }

    @Test
    void treeGoesDownToALevelAndShowsDirectoriesAlone() {
        someFiles();
        assertEquals("""
                /
                └── docs/
                    ├── 2025/
                    ├── 2026/
                    └── z.txt

                3 directories, 1 file
                """, done("tree", "-L", "2"));
        assertEquals("""
                /docs/
                |-- 2025/
                |   |-- q1/
                |   `-- q2/
                `-- 2026/

                4 directories
                """, done("tree", "-d", "--ascii", "/docs"));
        assertTrue(refused(2, "tree", "-L", "0").contains("-L 0"));
    }

    @Test
    void treeShowsSizes() {
        someFiles();
        assertEquals("""
                [          -]  /docs/2026/
                └── [          1]  e.txt

                0 directories, 1 file
                """, done("tree", "-s", "/docs/2026"));
        assertTrue(done("tree", "-h", "/docs/2026").contains("└── [   1]  e.txt\n"));
        assertEquals("[          2]  /docs/z.txt\n\n0 directories, 1 file\n", done("tree", "-s", "/docs/z.txt"));
    }

    @Test
    void treeAsJsonIsWhatFindGives() {
        someFiles();
        assertEquals(done("find", "/docs", "--json"), done("tree", "--json", "/docs"));
    }

    @Test
    void aDirectoryThatMayNotBeReadIsToldAndTheRestShown() {
        someFiles();
        closed("/docs/2025/q1");
        String why = "panal: /docs/2025/q1 is left out: you may not read what is in it; its owner may\n";
        for (String command : List.of("find", "tree", "du")) {
            assertEquals(1, console.run(command, "/docs"), command);
            assertEquals(why, console.err(), command);
            assertTrue(console.out().contains("z.txt"), command);
        }
    }

    @Test
    void duTreeAddsUpEachDirectory() {
        someFiles();
        assertEquals("""
                11  11  /docs
                 8   8  ├── 2025
                 3   3  │   ├── q1
                 1   1  │   └── q2
                 1   1  └── 2026
                """, done("du", "--tree", "/docs"));
        assertEquals("""
                11  11  /docs
                 8   8  ├── 2025
                 1   1  └── 2026
                """, done("du", "--tree", "-L", "1", "/docs"));
        assertEquals("11  11  /docs\n", done("du", "-s", "--tree", "/docs"));
        assertEquals("2  2  /docs/z.txt\n", done("du", "--tree", "/docs/z.txt"));
        assertTrue(done("du", "--tree", "--json", "/docs")
                .contains("{\"path\":\"/docs/2025/q1\",\"length\":3,\"stored\":3,\"files\":2,\"directories\":1}\n"));
    }
}
