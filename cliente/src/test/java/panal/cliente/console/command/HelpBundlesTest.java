package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.cliente.console.output.DisplayWidth;
import panal.cliente.console.words.LanguageChoice;
import panal.cliente.console.words.Texts;
import picocli.CommandLine;

/** Help.properties has what the annotations say; the other languages have all of it, made from what stands there now. */
final class HelpBundlesTest extends CommandTest {
    private static final Path DIRECTORY = Path.of("src/main/resources/panal/cliente/console/words");
    private static final String MADE_FROM = "# en: ";
    private static final int COLUMNS = 100;

    @Test
    void theBaseIsWhatTheAnnotationsSay() throws Exception {
        Map<String, String> keys = HelpKeys.of(HelpKeys.whole(console));
        Path base = DIRECTORY.resolve("Help.properties");
        if (Boolean.getBoolean("panal.record")) {
            Files.writeString(base, written(keys));
        }
        Properties stored = read(base);
        keys.forEach((key, text) ->
                assertEquals(text, stored.getProperty(key), key + ": run this test with -Dpanal.record=true"));
        assertEquals(keys.keySet(), stored.stringPropertyNames(), "run this test with -Dpanal.record=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void everyTextIsThereAndMadeFromTheEnglishOfNow(String language) throws Exception {
        Map<String, String> keys = HelpKeys.of(HelpKeys.whole(console));
        Path file = DIRECTORY.resolve("Help_" + language + ".properties");
        assertEquals(keys.keySet(), read(file).stringPropertyNames());
        Map<String, String> madeFrom = madeFrom(file);
        keys.forEach((key, english) -> {
            if (!english.isBlank()) {
                assertEquals(
                        english,
                        madeFrom.get(key),
                        key + " in " + file + ": look at the translation, and write the English above it");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void picocliFindsEveryText(String language) throws Exception {
        Properties stored = read(DIRECTORY.resolve("Help_" + language + ".properties"));
        CommandLine translated = HelpKeys.whole(console);
        Texts texts = new Texts(new LanguageChoice(List.of("--lang", language), Map.of()));
        translated.setResourceBundle(texts.help().orElseThrow());
        Map<String, String> shown = HelpKeys.of(translated);
        Map<String, String> ours = HelpKeys.of(HelpKeys.whole(console)).keySet().stream()
                .collect(Collectors.toMap(key -> key, key -> stored.getProperty(key, "")));
        // What two texts have in common in one language they may not have in another, so a key may be longer here.
        shown.forEach((key, text) -> assertTrue(ours.containsValue(text), key + ": " + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void helpOfEveryCommandIsInTheLanguageAndFits(String language) {
        List<String> names = HelpKeys.whole(console).getSubcommands().keySet().stream()
                .distinct()
                .toList();
        for (String name : names) {
            String help = done("--lang", language, "help", name);
            assertTrue(!help.contains("{") && !help.contains("usage.") && !help.contains("Example"), help);
            for (String line : help.lines().toList()) {
                assertTrue(DisplayWidth.of(line) <= COLUMNS, line);
            }
            for (String english : List.of(" the ", " which ", " else ", " with ", " of ")) {
                assertTrue(!help.contains(english), name + ":" + english + "\n" + help);
            }
        }
    }

    private static String written(Map<String, String> keys) {
        StringBuilder text = new StringBuilder(
                "# What the annotations of the commands say. Written by HelpBundlesTest with -Dpanal.record=true.\n");
        keys.forEach((key, value) -> {
            String begin = value.startsWith(" ") ? "\\" : "";
            text.append(key.replace(" ", "\\ ").replace(":", "\\:").replace("=", "\\="))
                    .append(value.isEmpty() ? " =" : " = ")
                    .append(begin)
                    .append(value.replace("\\", "\\\\"))
                    .append('\n');
        });
        return text.toString();
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    /** The English above each text. */
    private static Map<String, String> madeFrom(Path file) throws IOException {
        Map<String, String> english = new HashMap<>();
        String above = "";
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.startsWith(MADE_FROM)) {
                above = line.substring(MADE_FROM.length());
            } else if (line.contains(" = ")) {
                english.put(line.substring(0, line.indexOf(" = ")).replace("\\", ""), above);
                above = "";
            }
        }
        return english;
    }
}
