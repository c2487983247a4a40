package panal.cliente.console.command.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.cliente.console.output.Screen;
import panal.cliente.console.words.LanguageChoice;
import panal.cliente.console.words.Texts;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Epoch;
import panal.protocol.value.HealthTally;

/** One of a thing is not several, in any language. */
final class CountsTest {
    private static Texts texts(String language) {
        return new Texts(new LanguageChoice(List.of("--lang", language), Map.of()));
    }

    private static StateText speaking(String language) {
        Screen screen = new Screen(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false, false);
        screen.speak(texts(language));
        return new StateText(screen);
    }

    private static ClusterStatus of(int each) {
        return new ClusterStatus(
                new ClusterId(new UUID(1, 2)), new Epoch(3, 4), "", each, each, each, each, each, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 | 1 file in 1 directory, 1 block",
                "en | 2 | 2 files in 2 directories, 2 blocks",
                "es | 1 | 1 archivo en 1 directorio, 1 bloque",
                "es | 2 | 2 archivos en 2 directorios, 2 bloques",
                "pt | 1 | 1 arquivo em 1 diretório, 1 bloco",
                "pt | 2 | 2 arquivos em 2 diretórios, 2 blocos",
            })
    void whatTheClusterHolds(String language, int each, String said) {
        assertEquals(said, speaking(language).holds(of(each)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 block at risk, 1 unreadable; panal fsck names the files",
                "es | 1 bloque en riesgo, 1 ilegible; panal fsck nombra los archivos",
                "pt | 1 bloco em risco, 1 ilegível; panal fsck lista os arquivos",
            })
    void whatIsInDanger(String language, String said) {
        assertEquals(said, speaking(language).safety(of(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 file, 1 block, 1 byte: 0 safe, 0 at risk, 1 unreadable; 1 missing copy, 1 corrupt copy",
                "es | 1 archivo, 1 bloque, 1 byte: 0 a salvo, 0 en riesgo, 1 ilegible; falta 1 réplica, 1 réplica corrupta",
                "pt | 1 arquivo, 1 bloco, 1 byte: 0 a salvo, 0 em risco, 1 ilegível; falta 1 réplica, 1 réplica corrompida",
            })
    void whatIsFoundByFsck(String language, String said) {
        assertEquals(said, HealthText.sum(new HealthTally(0, 1, 1, 1, 0, 0, 1, 1, 1, 0), texts(language)));
    }
}
