package panal.cliente.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as a process of its own. */
final class OneShotTest {
    @TempDir
    private Path home;

    @Test
    void aSingleCommandLoadsNoClassOfTheEditor() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "panal.cliente.console.Main",
                        "--home",
                        home.toString(),
                        "pwd")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), loaded);
        assertTrue(loaded.contains("panal.cliente.console.Main "), loaded);
        assertFalse(loaded.contains("org.jline"), "JLine is loaded");
        assertFalse(loaded.contains("console.terminal"), "the editor's package is loaded");
    }
}
