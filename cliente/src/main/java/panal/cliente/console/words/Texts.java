package panal.cliente.console.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.PanalException;

/**
 * What the console says, in the person's language. The text of the key {@code transfer.stopped} stands in the bundle {@code
 * transfer}, in UTF-8; a bundle is read when the first of its texts is needed, the language found out before that, and
 * making an instance reads nothing. Thread-safe.
 */
public final class Texts {
    private static final String HELP = "Help";

    private final LanguageChoice choice;
    private final Map<String, Properties> topics = new ConcurrentHashMap<>();
    private volatile Optional<Language> language = Optional.empty();
    private volatile Optional<ErrorTexts> errors = Optional.empty();
    private volatile Optional<ResourceBundle> help = Optional.empty();

    public Texts(LanguageChoice choice) {
        this.choice = choice;
    }

    /** The text of a key, with the arguments in place of {@code {0}}, {@code {1}} and so on. */
    public String text(String key, Object... arguments) {
        String pattern = topic(key.substring(0, Math.max(0, key.indexOf('.'))), language())
                .getProperty(key);
        return filled(pattern == null ? key : pattern, arguments);
    }

    /**
     * A text that depends on a number: that of {@code key.one} or {@code key.many}.
     *
     * @param arguments in place of {@code {1}} and so on; the number is {@code {0}}
     */
    public String counted(String key, long number, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = number;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return text(key + (number == 1 ? ".one" : ".many"), all);
    }

    /** What an error says, in one line. */
    public String error(PanalException failure) {
        return isEnglish() ? failure.getMessage() : errors().of(failure);
    }

    /** A sentence of another process, such as why the cluster takes no writes; one that is not known stays English. */
    public String sentence(String english) {
        return isEnglish() ? english : errors().sentence(english);
    }

    /** What the NameNode says of nodes and blocks, often several sentences; those that are not known stay English. */
    public String told(String english) {
        return isEnglish() ? english : errors().told(english);
    }

    private ErrorTexts errors() {
        ErrorTexts known = errors.orElseGet(() -> ErrorTexts.between(topic(ErrorTexts.TOPIC, Language.ENGLISH), this));
        errors = Optional.of(known);
        return known;
    }

    /** The help of commands and options, for picocli; empty in English, which stands in the annotations. */
    public Optional<ResourceBundle> help() {
        if (help.isEmpty() && !isEnglish()) {
            help = Optional.of(bundle(HELP + language().suffix()));
        }
        return help;
    }

    /** Whether English is spoken, in which most of what goes wrong is said anyway. */
    public boolean isEnglish() {
        return language() == Language.ENGLISH;
    }

    private Properties topic(String name, Language in) {
        return topics.computeIfAbsent(name + in.suffix(), Texts::read);
    }

    private Language language() {
        Language known = language.orElseGet(choice::language);
        if (language.isEmpty()) {
            language = Optional.of(known);
        }
        return known;
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (Reader in = open(name)) {
            texts.load(in);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ResourceBundle bundle(String name) {
        try (Reader in = open(name)) {
            return new PropertyResourceBundle(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reader open(String name) throws IOException {
        InputStream in = Texts.class.getResourceAsStream(name + ".properties");
        if (in == null) {
            throw new IOException("no texts " + name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** Braces with anything but an argument's number in them stay as they are. */
    static String filled(String pattern, Object... arguments) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int number = open + 2 < pattern.length() && pattern.charAt(open + 2) == '}'
                    ? Character.digit(pattern.charAt(open + 1), 10)
                    : -1;
            if (number >= 0 && number < arguments.length) {
                text.append(pattern, at, open).append(arguments[number]);
                at = open + 3;
            }
        }
        return text.append(pattern, at, pattern.length()).toString();
    }
}
