package panal.cliente.console.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiPredicate;
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
    /** What is found at a place. */
    private static final String FOUND = "(.*?)";

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
        // Those with the most words of their own first, because they say more of what they match; those that begin with
        // another's words last, because these may be half a sentence.
        known.sort(Comparator.comparing(Known::isOpen)
                .thenComparing(Comparator.comparingInt(Known::length).reversed())
                .thenComparing(Known::key));
        return new ErrorTexts(known, states, texts);
    }

    String of(PanalException failure) {
        String english = failure.getMessage();
        return translated(english, known, (each, found) -> true)
                .orElseGet(() -> texts.text(KIND + ErrorKind.of(failure).name()) + ": " + english);
    }

    String sentence(String english) {
        return translated(english, known, (each, found) -> true).orElse(english);
    }

    /** What is said of nodes and blocks: a sentence, a phrase, or a list of them, of which what is not known stays English. */
    String told(String english) {
        return piece(english).orElseGet(() -> list(english));
    }

    /** What stands between two of a list may stand in one of them, too: the longest beginning that is known is one. */
    private String list(String english) {
        for (int at = english.length() - 1; at > 0; at--) {
            String between = betweenAt(english, at);
            Optional<String> first = between.isEmpty() ? Optional.empty() : beginning(english.substring(0, at));
            if (first.isPresent()) {
                return first.get() + between + told(english.substring(at + between.length()));
            }
        }
        for (String between : BETWEEN) {
            int at = english.indexOf(between);
            if (at >= 0) {
                return told(english.substring(0, at)) + between + told(english.substring(at + between.length()));
            }
        }
        return english;
    }

    /** Empty when nothing that stands between two begins there. */
    private static String betweenAt(String english, int at) {
        for (String between : BETWEEN) {
            if (english.startsWith(between, at)) {
                return between;
            }
        }
        return "";
    }

    private Optional<String> piece(String english) {
        return translated(english, known, Known::isOnce).or(() -> state(english));
    }

    private Optional<String> beginning(String english) {
        return translated(english, known, (each, found) -> each.isOnce(found) && areShort(found))
                .or(() -> state(english));
    }

    private static boolean areShort(List<String> found) {
        return found.stream().noneMatch(one -> one.contains(BETWEEN.get(0)));
    }

    private Optional<String> state(String english) {
        return translated(english, states, (each, found) -> found.stream()
                .allMatch(one -> BETWEEN.stream().noneMatch(one::contains)));
    }

    /** @param fits whether what a sentence's places have found is theirs, and nothing beside */
    private Optional<String> translated(String english, List<Known> among, BiPredicate<Known, List<String>> fits) {
        for (Known each : among) {
            if (!each.mayBe(english)) {
                continue;
            }
            Matcher matcher = each.form.matcher(english);
            if (!matcher.matches()) {
                continue;
            }
            List<String> found = new ArrayList<>();
            for (int at = 1; at <= matcher.groupCount(); at++) {
                found.add(matcher.group(at));
            }
            if (fits.test(each, found)) {
                Object[] arguments = new Object[PLACES];
                for (int at = 0; at < found.size(); at++) {
                    arguments[each.places.get(at)] = argument(each, found.get(at));
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
     * @param before its own words before the first of them
     * @param behind its own words behind each of them, up to the next
     */
    private record Known(
            String key, Pattern form, int length, List<Integer> places, String before, List<String> behind) {
        /** Whether it begins with a place. */
        boolean isOpen() {
            return form.pattern().startsWith(FOUND);
        }

        /** Whether its own words begin and end it: seen soon, where each beginning of a list is held against all. */
        boolean mayBe(String english) {
            return english.startsWith(before)
                    && english.endsWith(behind.isEmpty() ? before : behind.get(behind.size() - 1));
        }

        /**
         * Whether no place has found what stands behind it as well, as it does where the sentence is said twice, nor where
         * this one begins behind another that begins like it.
         */
        boolean isOnce(List<String> found) {
            for (int at = 0; at < found.size(); at++) {
                String one = found.get(at);
                if (!behind.get(at).isEmpty() && one.contains(behind.get(at))) {
                    return false;
                }
                if (!before.isEmpty() && BETWEEN.stream().anyMatch(between -> one.contains(between + before))) {
                    return false;
                }
            }
            return true;
        }

        static Known of(String key, String sentence) {
            StringBuilder form = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            List<String> behind = List.of(PLACE.split(sentence, -1));
            Matcher place = PLACE.matcher(sentence);
            int at = 0;
            int length = 0;
            while (place.find()) {
                if (place.start() > at) {
                    form.append(Pattern.quote(sentence.substring(at, place.start())));
                }
                form.append(FOUND);
                length += place.start() - at;
                places.add(Integer.parseInt(place.group(1)));
                at = place.end();
            }
            form.append(Pattern.quote(sentence.substring(at)));
            return new Known(
                    key,
                    Pattern.compile(form.toString(), Pattern.DOTALL),
                    length + sentence.length() - at,
                    places,
                    behind.get(0),
                    behind.subList(1, behind.size()));
        }
    }
}
