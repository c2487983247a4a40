package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void whatAStrangerSendsStaysInItsLine() throws Exception {
        Path file = directory.resolve("namenode.log");
        logOf(file, "OFF").warn("log-in refused user=\"{}\"", "ana\"\n12:00 ERROR forged\r\u001B[2J");
        context.stop();
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).endsWith(" test log-in refused user=\"ana\"?12:00 ERROR forged??[2J\""), lines.get(0));
    }
}
