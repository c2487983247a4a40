package panal.cliente.console.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles are complete, and the code uses what is in them. */
final class BundlesTest {
    private static final Path DIRECTORY = Path.of("src/main/resources/panal/cliente/console/words");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern THINGS =
            Pattern.compile("\\{[0-9]} (bytes?|blocks?|cop(y|ies)|director(y|ies)|files?|(Data)?[nN]odes?)\\b");
    private static final List<String> LANGUAGES = List.of("es", "pt");
    /** Has keys of its own kind, and a test of its own. */
    private static final String HELP = "Help";

    static List<String> topics() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> !name.contains("_") && !name.equals(HELP))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyTextIsThereInEveryLanguageWithTheSameArguments(String topic) throws IOException {
        Properties english = read(topic);
        for (String language : LANGUAGES) {
            Properties other = read(topic + "_" + language);
            assertEquals(english.stringPropertyNames(), other.stringPropertyNames(), topic + "_" + language);
            for (String key : english.stringPropertyNames()) {
                assertTrue(key.startsWith(topic + "."), key + " in " + topic);
                assertFalse(other.getProperty(key).isBlank(), key);
                assertEquals(places(english.getProperty(key)), places(other.getProperty(key)), key + " in " + language);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void countedTextsHaveBothForms(String topic) throws IOException {
        Set<String> keys = read(topic).stringPropertyNames();
        for (String key : keys) {
            if (key.endsWith(".one")) {
                assertTrue(keys.contains(key.replaceAll("one$", "many")), key);
            } else if (key.endsWith(".many")) {
                assertTrue(keys.contains(key.replaceAll("many$", "one")), key);
            }
        }
    }

    /** Errors are sentences of others. */
    @ParameterizedTest
    @MethodSource("topics")
    void aNumberOfThingsHasOneWordForOneAndOneForMany(String topic) throws IOException {
        Properties english = read(topic);
        List<String> others = english.stringPropertyNames().stream()
                .filter(key -> !topic.equals(ErrorTexts.TOPIC) && !key.endsWith(".one") && !key.endsWith(".many"))
                .filter(key -> THINGS.matcher(english.getProperty(key)).find())
                .toList();
        assertEquals(List.of(), others, "to be counted");
    }

    /** Twice the same key in a file would go unnoticed, and the later one win. */
    @ParameterizedTest
    @MethodSource("topics")
    void noKeyStandsThereTwice(String topic) throws IOException {
        for (String name : List.of(topic, topic + "_es", topic + "_pt")) {
            List<String> keys = Files.readAllLines(DIRECTORY.resolve(name + ".properties")).stream()
                    .filter(line -> !line.startsWith("#") && line.contains(" ="))
                    .map(line -> line.substring(0, line.indexOf(" =")))
                    .toList();
            assertEquals(keys.size(), Set.copyOf(keys).size(), () -> name + ": " + twice(keys));
            assertEquals(read(name).stringPropertyNames(), Set.copyOf(keys), name);
        }
    }

    @Test
    void everyKeyInTheCodeHasATextAndEveryTextIsUsed() throws IOException {
        SpokenWords code = SpokenWords.of(Path.of("src/main/java"));
        Set<String> used = new TreeSet<>(code.keys());
        code.counted().forEach(key -> used.addAll(List.of(key + ".one", key + ".many")));
        Set<String> there = new TreeSet<>();
        for (String topic : topics()) {
            there.addAll(read(topic).stringPropertyNames());
        }
        Set<String> unknown = new TreeSet<>(used);
        unknown.removeAll(there);
        assertEquals(Set.of(), unknown, "without a text");
        // Errors are found by their sentences; that each is made somewhere is held by the checks module.
        there.removeIf(key -> key.startsWith(ErrorTexts.TOPIC + "."));
        there.removeAll(used);
        assertEquals(Set.of(), there, "texts that nobody says");
    }

    @Test
    void messagesAreNotEnglishInTheCode() throws IOException {
        assertEquals(List.of(), SpokenWords.of(Path.of("src/main/java")).english(), "to be texts of a bundle");
    }

    @Test
    void theyAreResourceBundlesToo() {
        ResourceBundle bundle =
                ResourceBundle.getBundle("panal.cliente.console.words.terminal", Locale.forLanguageTag("es"));
        assertEquals("interrumpido", bundle.getString("terminal.interrupted"));
    }

    private static String twice(List<String> keys) {
        return keys.stream()
                .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(DIRECTORY.resolve(name + ".properties"))) {
            properties.load(in);
        }
        return properties;
    }
}
