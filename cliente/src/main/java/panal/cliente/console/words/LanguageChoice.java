package panal.cliente.console.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.protocol.config.Home;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;

/**
 * Which language a person wants: {@code --lang}, else {@code PANAL_LANG} or {@code lang=} in panal.properties, else the
 * locale's. Looked up when the first text is needed, because most commands that go well need none.
 */
public final class LanguageChoice {
    private static final String OPTION = "--lang";
    private static final String SETTING = "lang";

    private final List<String> words;
    private final Map<String, String> environment;

    /**
     * A choice by a command line.
     *
     * @param words what was typed
     */
    public LanguageChoice(List<String> words, Map<String, String> environment) {
        this.words = List.copyOf(words);
        this.environment = environment;
    }

    /** English, whatever anybody says. */
    public static LanguageChoice none() {
        return new LanguageChoice(List.of(), Map.of());
    }

    /** Whether a command line names its language; refuses one that there is not. */
    public static boolean isMadeBy(List<String> words) throws InvalidInput {
        Optional<String> typed = typed(words);
        if (typed.isPresent()) {
            Language.named(typed.get());
        }
        return typed.isPresent();
    }

    /** Refuses a language of the settings that there is not, rather than be silent about a slip of the pen. */
    public static void requireKnown(Settings settings) throws InvalidInput {
        Optional<String> said = settings.value(SETTING);
        if (said.isPresent() && Language.of(said.get()).isEmpty()) {
            throw new InvalidInput("there is no language \"" + said.get() + "\"; there are en, es and pt ("
                    + settings.source(SETTING) + ")");
        }
    }

    private static Optional<String> typed(List<String> words) {
        Optional<String> typed = Optional.empty();
        for (int at = 0; at < words.size() && !words.get(at).equals("--"); at++) {
            String word = words.get(at);
            if (word.equals(OPTION) && at + 1 < words.size()) {
                typed = Optional.of(words.get(at + 1));
            } else if (word.startsWith(OPTION + "=")) {
                typed = Optional.of(word.substring(OPTION.length() + 1));
            }
        }
        return typed;
    }

    Language language() {
        Optional<Language> typed = typed(words).flatMap(Language::of);
        // Without an environment nobody speaks: the home that would be found then is some directory.
        if (typed.isPresent() || environment.isEmpty()) {
            return typed.orElse(Language.ENGLISH);
        }
        return set().orElseGet(() -> Language.ofLocale(environment));
    }

    /** Settings that cannot be read are told of by whoever needs them, and not in the middle of a message. */
    private Optional<Language> set() {
        try {
            Home home = Home.find(words.toArray(String[]::new), environment);
            return new Settings("client", home, environment).value(SETTING).flatMap(Language::of);
        } catch (PanalException unreadable) {
            return Optional.empty();
        }
    }
}
