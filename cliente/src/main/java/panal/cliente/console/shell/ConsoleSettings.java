package panal.cliente.console.shell;

import panal.cliente.console.words.LanguageChoice;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;

/** Settings of the console that are no option's, or are read only when they are needed. Knows nothing of picocli. */
public final class ConsoleSettings {
    private static final String STREAM = "stream";

    private ConsoleSettings() {}

    /**
     * Refuses values that are none: a slip of the pen would go unnoticed.
     *
     * @param spoken whether the line says the language, whatever a setting says
     */
    public static void requireUsable(Settings settings, boolean spoken) throws InvalidInput {
        if (!spoken) {
            LanguageChoice.requireKnown(settings);
        }
        streams(settings);
    }

    /** Whether bulk bytes may go over streams, where there are some. */
    static boolean streams(Settings settings) throws InvalidInput {
        String said = settings.value(STREAM).orElse("on");
        boolean off = said.equalsIgnoreCase("off");
        if (!off && !said.equalsIgnoreCase("on")) {
            throw new InvalidInput("stream \"" + said + "\" is neither on nor off (" + settings.source(STREAM) + ")");
        }
        return !off;
    }
}
