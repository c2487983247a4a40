package panal.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import panal.protocol.error.ErrorKind;

/** The console translates errors by their sentences, wherever they are made: so those that it knows have to be made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KnownSentencesTest {
    private static final String BUNDLE = "cliente/src/main/resources/panal/cliente/console/words/errors.properties";
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    /** What picocli says; held by a test of the console with picocli itself. */
    private static final String OF_PICOCLI = "errors.picocli.";
    /** Words for states are names of enum constants in small letters. */
    private static final String WORD = "errors.word.";
    /** A node, and such a word. */
    private static final String STATE = "errors.state.";

    /** What only a defect or an attack brings up: the kind is enough. */
    private static final List<String> EXCEPTIONS = List.of(
            "has no block for its byte", "; read ", "the replica ends here", "reading failed", "no DataNode for block");

    private static final int FEWEST_LETTERS = 4;
    /** What NotFound puts before a path. */
    private static final String FOUND = "no such file or directory: ";

    private final SourceTree tree = SourceTree.find();
    private final Map<String, String> known = new TreeMap<>();

    @BeforeAll
    void read() throws IOException {
        Properties bundle = new Properties();
        try (Reader in = Files.newBufferedReader(tree.root().resolve(BUNDLE))) {
            bundle.load(in);
        }
        bundle.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("errors.kind."))
                .forEach(key -> known.put(key, bundle.getProperty(key)));
        assertFalse(known.isEmpty());
    }

    @Test
    void everyKindHasAName() throws IOException {
        String bundle = Files.readString(tree.root().resolve(BUNDLE));
        for (ErrorKind kind : ErrorKind.values()) {
            assertTrue(bundle.contains("errors.kind." + kind.name() + " = "), kind.name());
        }
    }

    @Test
    void everySentenceThatIsKnownIsMadeSomewhere() throws IOException {
        Set<String> made = Sentences.of(tree.sources("main")).all().stream()
                .map(text ->
                        text.replaceAll("%(?:\\.[0-9]+)?[a-z]", Sentences.THING).replace("%%", "%"))
                .collect(Collectors.toSet());
        List<String> gone = new ArrayList<>();
        known.forEach((key, sentence) -> {
            boolean elsewhere = key.startsWith(OF_PICOCLI) || key.startsWith(WORD) || key.startsWith(STATE);
            if (!elsewhere && !isMade(sentence, made)) {
                gone.add(key + " = " + sentence);
            }
        });
        assertEquals(List.of(), gone, "nobody says this any more; look for what is said now");
    }

    /** As a whole, or as a part with which somebody else completes it. */
    private static boolean isMade(String sentence, Set<String> made) {
        Pattern form = form(sentence);
        String sample = PLACE.matcher(sentence).replaceAll(Sentences.THING);
        return made.stream()
                .filter(text -> literals(text) >= FEWEST_LETTERS)
                .anyMatch(text -> form.matcher(text).matches()
                        || form.matcher(FOUND + text).matches()
                        || sample.equals(Sentences.THING + text)
                        || sample.equals(Sentences.THING + ": " + text)
                        || sample.equals(text + Sentences.THING)
                        || mayBecome(text, sample));
    }

    /** What other things in it turn out to be may hold some of the sentence's own words. */
    private static boolean mayBecome(String text, String sample) {
        String[] parts = text.split(Sentences.THING, -1);
        return literals(text) * 2 >= literals(sample)
                && sample.startsWith(parts[0])
                && Pattern.matches(
                        Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining("(?s:.*)")), sample);
    }

    @Test
    void whatTheConsoleAndTheClientThrowIsKnown() throws IOException {
        Set<String> kinds = kinds();
        List<Pattern> forms =
                known.values().stream().map(KnownSentencesTest::form).toList();
        List<Path> sources = tree.sources("main").stream()
                .filter(file -> tree.nameOf(file).startsWith("cliente"))
                .toList();
        List<String> unknown = Sentences.of(sources).told().stream()
                .filter(thrown -> kinds.contains(thrown.name()) || thrown.name().equals("skipped"))
                .filter(thrown -> ofPath(thrown).stream().noneMatch(text -> forms.stream()
                        .anyMatch(form -> form.matcher(text).matches())))
                .map(thrown -> thrown.file() + ": " + thrown.sentence().replace(Sentences.THING, "..."))
                .filter(text -> EXCEPTIONS.stream().noneMatch(text::contains))
                .toList();
        assertEquals(List.of(), unknown, "add it to the bundles of errors");
    }

    /** Some constructors complete the sentence. */
    private static List<String> ofPath(Sentences.Told thrown) {
        return thrown.name().equals("NotFound") ? List.of(FOUND + thrown.sentence()) : List.of(thrown.sentence());
    }

    private static Set<String> kinds() {
        return Arrays.stream(ErrorKind.values())
                .map(kind -> Arrays.stream(kind.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining()))
                .collect(Collectors.toSet());
    }

    private static Pattern form(String sentence) {
        StringBuilder form = new StringBuilder();
        Matcher place = PLACE.matcher(sentence);
        int at = 0;
        while (place.find()) {
            form.append(Pattern.quote(sentence.substring(at, place.start()))).append("(.*?)");
            at = place.end();
        }
        return Pattern.compile(
                form.append(Pattern.quote(sentence.substring(at))).toString(), Pattern.DOTALL);
    }

    private static int literals(String text) {
        return PLACE.matcher(text).replaceAll("").replace(Sentences.THING, "").length();
    }
}
