package panal.cliente.console.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.protocol.error.InvalidInput;

final class TextsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "es_MX.UTF-8, interrumpido",
        "pt_BR, interrompido",
        "pt-PT, interrompido",
        "es, interrumpido",
        "ES@euro, interrumpido",
        "en_GB.UTF-8, interrupted",
        "C.UTF-8, interrupted",
        "fr_FR.UTF-8, interrupted",
        "est_EE, interrupted",
    })
    void speaksTheLocalesLanguageElseEnglish(String locale, String said) {
        assertEquals(said, said(Map.of("LANG", locale)));
    }

    @Test
    void looksForTheLocaleAsPosixDoes() {
        assertEquals("interrompido", said(Map.of("LANG", "es_ES", "LC_MESSAGES", "pt_PT")));
        assertEquals("interrupted", said(Map.of("LANG", "es_ES", "LC_MESSAGES", "pt_PT", "LC_ALL", "C")));
        assertEquals("interrumpido", said(Map.of("LANG", "es_ES", "LC_ALL", "")));
    }

    @Test
    void theScriptsSayWhichLanguageTheLocaleHadThatTheyReplaced() {
        assertEquals("interrumpido", said(Map.of("LC_ALL", "C.UTF-8", "PANAL_LOCALE", "es_ES.ISO-8859-1")));
        assertEquals("interrupted", said(Map.of("LC_ALL", "C.UTF-8", "PANAL_LOCALE", "")));
    }

    @Test
    void settingsWinOverTheLocaleAndAnOptionOverBoth() throws Exception {
        Files.writeString(home.resolve("panal.properties"), "lang=pt\n");
        Map<String, String> locale = Map.of("LANG", "es_ES.UTF-8", "PANAL_HOME", home.toString());
        assertEquals("interrompido", said(locale));
        assertEquals("interrompido", said(Map.of("LANG", "es"), "--home", home.toString(), "ls"));
        assertEquals("interrupted", said(Map.of("PANAL_LANG", "en", "PANAL_HOME", home.toString())));
        assertEquals("interrumpido", said(Map.of("PANAL_LANG", "en", "LANG", "pt"), "ls", "--lang=es"));
        assertEquals("interrumpido", said(locale, "--lang", "es", "ls"));
        assertEquals("interrompido", said(locale, "cat", "--", "--lang", "es"));
    }

    @Test
    void aLanguageThatThereIsNotIsRefused() throws Exception {
        assertTrue(LanguageChoice.isMadeBy(List.of("ls", "--lang", "pt-BR")));
        assertFalse(LanguageChoice.isMadeBy(List.of("ls", "--", "--lang", "xx")));
        assertThrows(InvalidInput.class, () -> LanguageChoice.isMadeBy(List.of("--lang=fr", "ls")));
    }

    @Test
    void putsArgumentsWhereTheyBelong() {
        assertEquals("b a b {2} {x} {", Texts.filled("{1} {0} {1} {2} {x} {", "a", "b"));
        assertEquals("{1}{0}", Texts.filled("{0}{1}", "{1}", "{0}"));
    }

    @Test
    void countsInBothForms() {
        Texts texts = new Texts(new LanguageChoice(List.of("--lang", "es"), Map.of()));
        assertEquals("1 bloque", texts.counted("cluster.blocks", 1));
        assertEquals("0 bloques", texts.counted("cluster.blocks", 0));
    }

    private String said(Map<String, String> environment, String... words) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("PANAL_HOME", home.resolve("without-settings").toString());
        return new Texts(new LanguageChoice(List.of(words), all)).text("terminal.interrupted");
    }
}
