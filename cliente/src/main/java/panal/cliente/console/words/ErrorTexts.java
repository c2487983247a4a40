package panal.cliente.console.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import panal.protocol.error.ErrorKind;
import panal.protocol.error.PanalException;

/**
 * Errors in a person's language. They are made where things go wrong, in English, also by other processes. A sentence that is
 * known here is translated; before one that is not known stands what kind of error it is. Immutable.
 */
final class ErrorTexts {
    static final String TOPIC = "errors";
    private static final String KIND = TOPIC + ".kind.";
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final int PLACES = 10;

    private final List<Known> known;
    private final Texts texts;

    private ErrorTexts(List<Known> known, Texts texts) {
        this.known = List.copyOf(known);
        this.texts = texts;
    }

    /** From these English sentences to those of the same keys. */
    static ErrorTexts between(Properties english, Texts texts) {
        List<Known> all = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            if (!key.startsWith(KIND)) {
                all.add(Known.of(key, english.getProperty(key, "")));
            }
        }
        // Those with the most words of their own first, because they say more of what they match.
        all.sort(Comparator.comparingInt(Known::length).reversed().thenComparing(Known::key));
        return new ErrorTexts(all, texts);
    }

    String of(PanalException failure) {
        String english = failure.getMessage();
        return translated(english)
                .orElseGet(() -> texts.text(KIND + ErrorKind.of(failure).name()) + ": " + english);
    }

    String sentence(String english) {
        return translated(english).orElse(english);
    }

    private Optional<String> translated(String english) {
        for (Known each : known) {
            Matcher matcher = each.form.matcher(english);
            if (matcher.matches()) {
                Object[] arguments = new Object[PLACES];
                for (int at = 0; at < each.places.size(); at++) {
                    arguments[each.places.get(at)] = argument(matcher.group(at + 1));
                }
                return Optional.of(texts.text(each.key, arguments));
            }
        }
        return Optional.empty();
    }

    /** Perhaps a sentence in the sentence, such as what a node said. */
    private String argument(String found) {
        return found.indexOf(' ') < 0 ? found : sentence(found);
    }

    /**
     * A known sentence.
     *
     * @param length of its own words
     * @param places which argument stands at each of its places
     */
    private record Known(String key, Pattern form, int length, List<Integer> places) {
        static Known of(String key, String sentence) {
            StringBuilder form = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            Matcher place = PLACE.matcher(sentence);
            int at = 0;
            int length = 0;
            while (place.find()) {
                form.append(Pattern.quote(sentence.substring(at, place.start())))
                        .append("(.*?)");
                length += place.start() - at;
                places.add(Integer.parseInt(place.group(1)));
                at = place.end();
            }
            form.append(Pattern.quote(sentence.substring(at)));
            return new Known(
                    key, Pattern.compile(form.toString(), Pattern.DOTALL), length + sentence.length() - at, places);
        }
    }
}
