package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

final class ServiceLogTest {
    @TempDir
    private Path directory;

    private final LoggerContext context = new LoggerContext();

    private Logger logOf(Path file, String terminalLevel) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        ServiceLog.begin(file, terminalLevel);
        assertEquals(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY, new ServiceLog().configure(context));
        return context.getLogger("panal.test");
    }

    @AfterEach
    void stop() {
        context.stop();
        System.clearProperty("panal.log.file");
        System.clearProperty("panal.console.level");
    }

    @Test
    void theTerminalMayShowMoreThanTheFileKeeps() throws Exception {
        Path file = directory.resolve("service.log");
        Logger log = logOf(file, "DEBUG");
        assertTrue(log.isDebugEnabled());
        log.debug("fine");
        log.info("coarse");
        context.stop();
        String kept = Files.readString(file);
        assertTrue(kept.contains("coarse"), kept);
        assertFalse(kept.contains("fine"), kept);
    }

    @Test
    void theFileKeepsWhatTheTerminalDoesNotShow() throws Exception {
        Path file = directory.resolve("service.log");
        Logger log = logOf(file, "ERROR");
        assertFalse(log.isDebugEnabled());
        log.info("coarse");
        context.stop();
        assertTrue(Files.readString(file).contains("coarse"));
    }

    @ParameterizedTest
    @CsvSource({"DEBUG, 2", "INFO, 1", "ERROR, 0"})
    void theTerminalShowsWhatItWasAskedFor(String level, int lines) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            Logger log = logOf(directory.resolve("service.log"), level);
            log.info("coarse");
            log.debug("fine");
        } finally {
            System.setErr(before);
        }
        String text = shown.toString(StandardCharsets.UTF_8);
        assertEquals(lines, text.lines().count(), text);
    }

    @Test
    void whatAStrangerSendsStaysInItsLine() throws Exception {
        Path file = directory.resolve("namenode.log");
        logOf(file, "OFF").warn("log-in refused user=\"{}\"", "ana\"\n12:00 ERROR forged\r\u001B[2J\u0085\u009B1A");
        context.stop();
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, lines.size(), lines.toString());
        String line = lines.get(0);
        assertTrue(line.endsWith(" test log-in refused user=\"ana\"?12:00 ERROR forged??[2J??1A\""), line);
    }
}
