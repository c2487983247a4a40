package panal.protocol.config;

import java.util.Locale;

/** The value of a switch, on the command line and in settings. */
public enum OnOff {
    ON,
    OFF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
