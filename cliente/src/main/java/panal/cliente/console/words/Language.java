package panal.cliente.console.words;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import panal.protocol.error.InvalidInput;

/** A language that the console speaks. */
enum Language {
    ENGLISH("en"),
    SPANISH("es"),
    PORTUGUESE("pt");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** {@code _es}, as names of bundles have it; the base's is empty, which is English. */
    String suffix() {
        return this == ENGLISH ? "" : "_" + code;
    }

    /** The language that somebody asks for by name: {@code es}, {@code pt-BR}. */
    static Language named(String typed) throws InvalidInput {
        return of(typed)
                .orElseThrow(() -> new InvalidInput("there is no language \"" + typed + "\"; there are en, es and pt"));
    }

    /** That of a locale, such as {@code es_MX.UTF-8}, if it is one of these. */
    static Optional<Language> of(String locale) {
        String begin = locale.split("[-_.@]", 2)[0].toLowerCase(Locale.ROOT);
        for (Language each : values()) {
            if (each.code.equals(begin)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** As POSIX orders the variables; English for every other language, and where nothing is said. */
    static Language ofLocale(Map<String, String> environment) {
        for (String variable : new String[] {"PANAL_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String said = environment.getOrDefault(variable, "");
            if (!said.isEmpty()) {
                return of(said).orElse(ENGLISH);
            }
        }
        return ENGLISH;
    }
}
