package panal.protocol.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Sets up logback for a service: a file that rolls, and the terminal. It is code, because logback's XML costs a start more
 * than all else that a log needs. logback finds it as a provider; where no service has begun its log, or
 * {@code logback.configurationFile} names a configuration, it leaves the matter to others.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class ServiceLog extends ContextAwareBase implements Configurator {
    private static final String FILE = "panal.log.file";
    private static final String TERMINAL_LEVEL = "panal.console.level";
    /** The least that goes into the file, whatever the terminal shows. */
    private static final Level KEPT = Level.INFO;

    private static final int OLD_FILES = 5;
    private static final long FILE_BYTES = 10 * FileSize.MB_COEFFICIENT;
    /** Names that strangers and users have chosen stand in events: none of them makes a line of its own, or moves a cursor. */
    private static final String EVENT = "%replace(%msg){'[\\x00-\\x1F\\x7F-\\x9F]', '?'}%n";

    /** For logback, which makes it by reflection. */
    public ServiceLog() {}

    /** Must come before the first logger of this process, for logback asks once. */
    static void begin(Path file, String terminalLevel) {
        System.setProperty(FILE, file.toString());
        System.setProperty(TERMINAL_LEVEL, terminalLevel);
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String file = System.getProperty(FILE);
        if (file == null || System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level shown = Level.toLevel(System.getProperty(TERMINAL_LEVEL), KEPT);
        root.setLevel(shown.isGreaterOrEqual(KEPT) ? KEPT : shown);
        root.addAppender(toFile(context, file));
        root.addAppender(toTerminal(context, shown));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> toFile(LoggerContext context, String file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLD_FILES);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(FILE_BYTES));
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.addFilter(from(KEPT, context));
        return started(
                appender,
                context,
                "FILE",
                "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", UTC} %-5level [%thread] %logger{0} " + EVENT);
    }

    private static ConsoleAppender<ILoggingEvent> toTerminal(LoggerContext context, Level shown) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        appender.addFilter(from(shown, context));
        return started(appender, context, "STDERR", "%d{HH:mm:ss.SSS} %-5level " + EVENT);
    }

    private static ThresholdFilter from(Level least, LoggerContext context) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setContext(context);
        filter.setLevel(least.toString());
        filter.start();
        return filter;
    }

    private static <A extends OutputStreamAppender<ILoggingEvent>> A started(
            A appender, LoggerContext context, String name, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setName(name);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
