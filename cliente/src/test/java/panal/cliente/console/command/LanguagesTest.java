package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;
import panal.protocol.value.Verdict;

/** Commands that speak Spanish and Portuguese. */
final class LanguagesTest extends CommandTest {
    @Test
    void errorsAreSaidInTheLanguageAskedFor() {
        assertEquals("panal: no existe el archivo o directorio: /none", refused(1, "--lang", "es", "stat", "/none"));
        assertEquals("panal: arquivo ou diretório inexistente: /none", refused(1, "stat", "--lang=pt", "/none"));
        assertEquals("panal: no such file or directory: /none", refused(1, "stat", "/none"));
        assertEquals("panal: there is no language \"fr\"; there are en, es and pt", refused(2, "ls", "--lang", "fr"));
    }

    @Test
    void theEnvironmentSaysTheLanguageToo() {
        Map<String, String> environment = console.environment("LANG", "es_ES.UTF-8");
        assertEquals(1, console.runPlain(environment, List.of("cat", "/none")));
        assertEquals("panal: no existe el archivo o directorio: /none\n", console.err());
    }

    @Test
    void aLanguageOfTheEnvironmentThatThereIsNotIsRefusedUnlessTheLineHasOne() {
        Map<String, String> environment = console.environment("PANAL_LANG", "klingon");
        assertEquals(2, console.runPlain(environment, List.of("ls", "/")));
        assertEquals("panal: there is no language \"klingon\"; there are en, es and pt (PANAL_LANG)\n", console.err());
        assertEquals(0, console.runPlain(environment, List.of("ls", "--lang", "es", "/")));
    }

    @Test
    void aLanguageOfTheFileThatThereIsNotIsRefusedWithTheFile() throws Exception {
        Path file = Files.writeString(Path.of(console.homeText(), "panal.properties"), "lang=klingon\n");
        assertEquals(
                "panal: there is no language \"klingon\"; there are en, es and pt (lang in " + file + ")",
                refused(2, "ls", "/"));
        assertTrue(refused(2, "help").contains("(lang in " + file + ")"), console.err());
        done("ls", "--lang", "es", "/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "uplaod x / => comando desconocido uplaod; ¿quizá upload?; véase: panal help",
                "ls --jsn => ls: opción desconocida --jsn; ¿quizá --json?; véase: panal help ls",
                "rm -dash => delete: opción desconocida -dash (ante un nombre que empieza con guion se escribe --); véase: panal"
                        + " help delete",
                "mkdir => mkdir: falta PATH; véase: panal help mkdir",
                "nodes datanode-1 => nodes: sobra un argumento: datanode-1; véase: panal help nodes",
                "upload --replication x a / => upload: valor no válido para la opción '--replication': 'x' no es un número"
                        + " entero; véase: panal help upload",
                "upload --block-size big a / => upload: valor no válido para la opción '--block-size': \"big\" no es un"
                        + " tamaño; ejemplos: 65536, 64k o 1G; véase: panal help upload",
                "upload --durability maybe a / => upload: valor no válido para la opción '--durability':"
                        + " \"maybe\" no es synced ni replicated; véase: panal help upload",
                "safemode maybe => safemode: valor no válido para get|enter|leave|wait",
                "upload -j 2 -j 3 a / => upload: -j aparece más de una vez; véase: panal help upload",
                "ls --registry => ls: falta",
            })
    void wrongUsageIsSaidInTheLanguage(String line, String because) {
        String told = refused(2, ("--lang es " + line).split(" "));
        assertTrue(told.startsWith("panal: " + because), told);
    }

    @Test
    void questionsAreAskedInTheLanguageAndAnsweredInAny() {
        for (String yes : List.of("sí", "S", "sim", "yes")) {
            have("/f", "x");
            console.withAnswers(yes + "\n");
            assertEquals(0, console.run("--lang", "es", "delete", "/f"), console.err());
            assertEquals("panal: ¿borrar /f? [s/N] ", console.err());
        }
        have("/f", "x");
        console.withAnswers("n\n");
        console.run("--lang", "pt", "delete", "/f");
        assertEquals("panal: apagar /f? [s/N] ", console.err());
        assertEquals("f\n", done("ls"));
    }

    @Test
    void whatThisMachineLacksIsSaidInTheLanguage() throws Exception {
        String none = local.resolve("none").toString();
        assertEquals("panal: " + none + ": no existe en este equipo", refused(1, "--lang", "es", "upload", none, "/"));
        String directory = Files.createDirectory(local.resolve("d")).toString();
        assertEquals(
                "panal: " + directory + " é um diretório; -r o envia com todo o conteúdo",
                refused(1, "--lang", "pt", "upload", directory, "/x"));
    }

    @Test
    void whatIsWrongWithAFileIsSaidInTheLanguage() {
        have("/f", "x");
        console.cluster().health().spoil("/f", Verdict.AT_RISK);
        assertTrue(done("--lang", "es", "fsck").startsWith("/f  en riesgo: "), console.out());
        assertTrue(console.out().contains("; la reparación empieza en 12 s\n"), console.out());
    }

    @Test
    void figuresAndJsonAreTheSameInEveryLanguage() {
        have("/f", "x");
        String english = done("stat", "--json", "/f");
        assertEquals(english, done("--lang", "es", "stat", "--json", "/f"));
        assertTrue(done("--lang", "pt", "stat", "/f").contains("caminho"));
        String status = done("status", "--json");
        assertEquals(status, done("--lang", "es", "status", "--json"));
        assertTrue(done("--lang", "es", "status").contains("estado"));
    }

    @Test
    void aLanguageIsForItsLineOnly() {
        try (Shell shell = console.shell()) {
            Commands commands = new Commands(shell);
            commands.run(Choice.NONE, List.of("--lang", "es", "--home", console.homeText()), choice -> {
                commands.run(choice, List.of("nonsense"), bare -> 0);
                commands.run(choice, List.of("--lang", "pt", "nonsense"), bare -> 0);
                commands.run(choice, List.of("nonsense"), bare -> 0);
                return 0;
            });
        }
        List<String> told = console.err().lines().toList();
        assertTrue(told.get(0).startsWith("panal: comando desconocido"), told.toString());
        assertTrue(told.get(1).startsWith("panal: comando desconhecido"), told.toString());
        assertTrue(told.get(2).startsWith("panal: comando desconocido"), told.toString());
    }
}
