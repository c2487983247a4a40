package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceLogTest {
    private final Properties before = (Properties) System.getProperties().clone();

    @TempDir
    private Path directory;

    @AfterEach
    void forget() {
        System.setProperties(before);
    }

    @Test
    void whatAStrangerSendsStaysInItsLine() throws Exception {
        Path file = directory.resolve("namenode.log");
        ServiceLog.begin(file, "OFF");
        LoggerContext context = new LoggerContext();
        assertEquals(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY, new ServiceLog().configure(context));
        context.getLogger("test").warn("log-in refused user=\"{}\"", "ana\"\n12:00 ERROR forged\r\u001B[2J");
        context.stop();
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).endsWith(" test log-in refused user=\"ana\"?12:00 ERROR forged??[2J\""), lines.get(0));
    }
}
