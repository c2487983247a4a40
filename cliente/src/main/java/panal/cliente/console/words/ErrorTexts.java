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
    /** Behind it stands what is said of nodes and blocks: no names of files are in it, and what is may be a list. */
    private static final String OF_NODES = TOPIC + ".node.";
    /** Behind it stand phrases that mean something in such a list only; elsewhere a file may be called so. */
    private static final String STATE = TOPIC + ".state.";

    private static final List<String> BETWEEN = List.of("; ", ": ", ", ");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final int PLACES = 10;

    private final List<Known> known;
    private final List<Known> states;
    private final Texts texts;

    private ErrorTexts(List<Known> known, List<Known> states, Texts texts) {
        this.known = List.copyOf(known);
        this.states = List.copyOf(states);
        this.texts = texts;
    }

    /** From these English sentences to those of the same keys. */
    static ErrorTexts between(Properties english, Texts texts) {
        List<Known> known = new ArrayList<>();
        List<Known> states = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            if (!key.startsWith(KIND)) {
                (key.startsWith(STATE) ? states : known).add(Known.of(key, english.getProperty(key, "")));
            }
        }
        // Those with the most words of their own first, because they say more of what they match.
        known.sort(Comparator.comparingInt(Known::length).reversed().thenComparing(Known::key));
        return new ErrorTexts(known, states, texts);
    }

    String of(PanalException failure) {
        String english = failure.getMessage();
        return translated(english, known)
                .orElseGet(() -> texts.text(KIND + ErrorKind.of(failure).name()) + ": " + english);
    }

    String sentence(String english) {
        return translated(english, known).orElse(english);
    }

    /** What is said of nodes and blocks: a sentence, a phrase, or a list of them, of which what is not known stays English. */
    String told(String english) {
        return translated(english, known).or(() -> translated(english, states)).orElseGet(() -> list(english));
    }

    private String list(String english) {
        for (String between : BETWEEN) {
            int at = english.indexOf(between);
            if (at >= 0) {
                return told(english.substring(0, at)) + between + told(english.substring(at + between.length()));
            }
        }
        return english;
    }

    private Optional<String> translated(String english, List<Known> among) {
        for (Known each : among) {
            Matcher matcher = each.form.matcher(english);
            if (matcher.matches()) {
                Object[] arguments = new Object[PLACES];
                for (int at = 0; at < each.places.size(); at++) {
                    arguments[each.places.get(at)] = argument(each, matcher.group(at + 1));
                }
                return Optional.of(texts.text(each.key, arguments));
            }
        }
        return Optional.empty();
    }

    /** Perhaps a sentence in the sentence, such as what a node said. */
    private String argument(Known in, String found) {
        if (found.indexOf(' ') < 0) {
            return found;
        }
        return in.key.startsWith(OF_NODES) ? told(found) : sentence(found);
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
