package panal.cliente.console.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.console.input.ByteSize;
import panal.cliente.console.input.LineWords;
import panal.cliente.console.input.TimeSpan;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.Home;
import panal.protocol.config.Invitation;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.DirectoryNotEmpty;
import panal.protocol.error.ErrorKind;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.VersionMismatch;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.value.Address;
import panal.protocol.value.FilePath;

/** Each sentence is made where it is made for people, so that a change there is noticed. */
final class ErrorTextsTest {
    private final Texts spanish = texts("es");
    private final Texts portuguese = texts("pt");

    @TempDir
    Path home;

    @Test
    void whatTheFileSystemSays() {
        says(new NotFound("/a b"), "no existe el archivo o directorio: /a b", "arquivo ou diretório inexistente: /a b");
        says(
                new AlreadyExists("/a"),
                "/a ya existe; elegir otro nombre o sobrescribirlo",
                "/a já existe; escolher outro nome ou sobrescrevê-lo");
        says(
                new IsADirectory("/a"),
                "/a es un directorio; hace falta un archivo",
                "/a é um diretório; é preciso um arquivo");
        says(
                new NotADirectory("/a"),
                "/a es un archivo; hace falta un directorio",
                "/a é um arquivo; é preciso um diretório");
        says(
                new DirectoryNotEmpty("/a"),
                "/a es un directorio que no está vacío; se borra con -r",
                "/a é um diretório que não está vazio; apaga-se com -r");
        says(
                NotFound.inNameServer("x"),
                "el servidor de nombres no tiene ninguna entrada x",
                "o servidor de nomes não tem a entrada x");
        says(
                new VersionMismatch("namenode", 4, 5),
                "namenode habla la versión 4 del protocolo y este lado la 5; usar la misma versión de Panal en ambos",
                "namenode fala a versão 4 do protocolo e este lado a 5; usar a mesma versão do Panal nos dois");
    }

    @Test
    void whatIsTypedWrongly() {
        says(
                thrown(() -> FilePath.parse("/a//b")),
                "la ruta \"/a//b\" contiene un nombre vacío",
                "o caminho \"/a//b\" contém um nome vazio");
        says(
                thrown(() -> FilePath.parse("/a/../b")),
                "la ruta \"/a/../b\" contiene el nombre \"..\", que ningún archivo puede tener",
                "o caminho \"/a/../b\" contém o nome \"..\", que nenhum arquivo pode ter");
        says(
                thrown(() -> ByteSize.parse("big")),
                "\"big\" no es un tamaño; ejemplos: 65536, 64k o 1G",
                "\"big\" não é um tamanho; exemplos: 65536, 64k ou 1G");
        says(
                thrown(() -> TimeSpan.parse("soon")),
                "\"soon\" no es una duración; ejemplos: 90s, 30m, 2h o 1d",
                "\"soon\" não é uma duração; exemplos: 90s, 30m, 2h ou 1d");
        says(
                thrown(() -> LineWords.of("cat 'a")),
                "la comilla ' de la columna 5 no está cerrada",
                "a aspa ' da coluna 5 não está fechada");
        says(
                thrown(() -> LineWords.of("cat a\\")),
                "la línea termina en barra invertida; para el carácter mismo se escribe \\\\",
                "a linha termina em barra invertida; para o próprio caractere escreve-se \\\\");
        says(
                thrown(() -> RegistryLocation.parse("host:port", 1099)),
                "el registro \"host:port\" no tiene la forma HOST o HOST:PORT",
                "o registro \"host:port\" não tem a forma HOST ou HOST:PORT");
        says(
                thrown(() -> LanguageChoice.isMadeBy(List.of("--lang", "fr"))),
                "no hay idioma \"fr\"; hay en, es y pt",
                "não há idioma \"fr\"; há en, es e pt");
    }

    @Test
    void whatKeysAreMissing() {
        Home none = new Home(home);
        says(
                thrown(() -> ClusterKeyFile.read(none)),
                "no hay clave del clúster en " + none.clusterKey()
                        + "; iniciar antes aquí el servidor de nombres, o pegar una invitación: --join LINE",
                "não há chave do cluster em " + none.clusterKey()
                        + "; iniciar antes o servidor de nomes aqui, ou colar um convite: --join LINE");
        says(
                thrown(() -> UserKeyFiles.read(none, "ana")),
                "no hay clave del usuario ana en " + none.userKey("ana")
                        + "; pedir al dueño del clúster que ejecute `invite --user ana` y pegar la línea: --join LINE",
                "não há chave do usuário ana em " + none.userKey("ana")
                        + "; pedir ao dono do cluster que execute `invite --user ana` e colar a linha: --join LINE");
        says(
                thrown(() -> Invitation.parse("panal-invite:nonsense")),
                "esto no es una invitación; pegar la línea completa que imprimió `invite`, que empieza con panal-invite:",
                "isto não é um convite; colar a linha inteira que `invite` imprimiu, que começa com panal-invite:");
    }

    @Test
    void thatNobodyIsThere() {
        PanalException absent = thrown(() -> new NameServerLink(new Address("127.0.0.1", 1)).nameServer());
        assertTrue(
                spanish.error(absent)
                        .matches("no se puede llegar a name server .*127\\.0\\.0\\.1:1 .*\\(.*\\); ¿está en"
                                + " marcha y es correcta la dirección\\?"),
                spanish.error(absent));
    }

    @Test
    void aSentenceInASentenceIsTranslatedToo() {
        String block =
                "no DataNode can take a block (no DataNode has joined); start DataNodes or make room, and try again";
        assertEquals(
                "ningún DataNode puede recibir un bloque (no se ha unido ningún DataNode); iniciar DataNodes o hacer sitio,"
                        + " y volver a intentarlo",
                spanish.sentence(block));
    }

    @Test
    void whatTheNameNodeSaysOfBlocksIsTranslatedPieceByPiece() {
        tells(
                "2 of 3 copies of block 7 for 40 s: datanode-2 is dead, last heard 41 s ago; healing begins in 20 s",
                "2 de 3 réplicas del bloque 7 desde hace 40 s: datanode-2 está caído, visto por última vez hace 41 s;"
                        + " la reparación empieza en 20 s",
                "2 de 3 réplicas do bloco 7 há 40 s: datanode-2 está morto, visto pela última vez há 41 s; o reparo"
                        + " começa em 20 s");
        tells(
                "1 of 2 copies of block 9 since the NameNode's start, 3 min ago, or longer; it waits for a second live node",
                "1 de 2 réplicas del bloque 9 desde el arranque del NameNode, hace 3 min, o más; espera a que haya un"
                        + " segundo nodo activo",
                "1 de 2 réplicas do bloco 9 desde o início do NameNode, há 3 min, ou mais; aguarda um segundo nó ativo");
        tells(
                "2 of 5 blocks; the worst: block 7 cannot be read now; its last copy: datanode-3 is dead, not seen since"
                        + " the NameNode's start; start that node",
                "2 de 5 bloques; el peor: el bloque 7 no se puede leer ahora; su última réplica: datanode-3 está caído,"
                        + " no visto desde el arranque del NameNode; iniciar ese nodo",
                "2 de 5 blocos; o pior: o bloco 7 não pode ser lido agora; sua última réplica: datanode-3 está morto, não"
                        + " visto desde o início do NameNode; iniciar esse nó");
        tells(
                "block 7 cannot be read; no good copy is known: the copy on datanode-1 is corrupt; the last copy was on"
                        + " datanode-2, gone for 5 min",
                "el bloque 7 no se puede leer; no se conoce ninguna réplica buena: la réplica en datanode-1 está"
                        + " corrupta; la última réplica estaba en datanode-2, ausente desde hace 5 min",
                "o bloco 7 não pode ser lido; não se conhece nenhuma réplica boa: a réplica em datanode-1 está"
                        + " corrompida; a última réplica estava em datanode-2, ausente há 5 min");
    }

    @Test
    void ofAListEachPieceIsTranslatedThoughItHasInItWhatStandsBetweenTwo() {
        tells(
                "waits 30 s for datanode-1 to come back, waits 20 s for datanode-2 to come back",
                "espera 30 s a que vuelva datanode-1, espera 20 s a que vuelva datanode-2",
                "aguarda 30 s que datanode-1 volte, aguarda 20 s que datanode-2 volte");
        tells(
                "the copy on datanode-1 is left over from an attempt that was given up; datanode-2 is dead, last heard 5 s"
                        + " ago",
                "la réplica en datanode-1 es resto de un intento abandonado; datanode-2 está caído, visto por última vez"
                        + " hace 5 s",
                "a réplica em datanode-1 é resto de uma tentativa abandonada; datanode-2 está morto, visto pela última vez"
                        + " há 5 s");
        tells(
                "2 of 3 copies of block 7 for 40 s: datanode-2 is dead, it was stopped on purpose; its copies count for"
                        + " 9 min more; healing begins in 20 s",
                "2 de 3 réplicas del bloque 7 desde hace 40 s: datanode-2 está caído, se detuvo adrede; sus réplicas"
                        + " cuentan 9 min más; la reparación empieza en 20 s",
                "2 de 3 réplicas do bloco 7 há 40 s: datanode-2 está morto, foi parado de propósito; suas réplicas contam"
                        + " por mais 9 min; o reparo começa em 20 s");
    }

    /** Neither one that ends otherwise than it begins here, nor one that begins with whatever stands there. */
    @Test
    void aPieceOfAListIsNotTakenForTheEndOfAnother() {
        tells(
                "the copy on datanode-1 is being deleted; the copy on datanode-2 is corrupt",
                "la réplica en datanode-1 se está borrando; la réplica en datanode-2 está corrupta",
                "a réplica em datanode-1 está sendo apagada; a réplica em datanode-2 está corrompida");
        tells(
                "being deleted; ana holds it; nothing is changed, deleted or healed until safemode leave; full, 7 bytes free",
                "se está borrando; lo mantiene ana; no se cambia, borra ni repara nada hasta safemode leave; lleno, 7 bytes"
                        + " libres",
                "sendo apagada; mantido por ana; nada é alterado, apagado ou reparado até safemode leave; cheio, 7 bytes"
                        + " livres");
    }

    @Test
    void whatOrdersWaitForIsTranslated() {
        tells(
                "waits for safe mode to end: 3 of 5 blocks are here (60.0 %), 2 missing, waiting for datanode-1,"
                        + " datanode-2; files whose blocks are here can be read; ends without them in 50 s",
                "espera a que termine el modo seguro: 3 de 5 bloques están aquí (60.0 %), faltan 2, se espera a"
                        + " datanode-1, datanode-2; los archivos cuyos bloques están aquí se pueden leer; termina sin"
                        + " ellos en 50 s",
                "aguarda o fim do modo seguro: 3 de 5 blocos estão aqui (60.0 %), faltam 2, aguardando datanode-1,"
                        + " datanode-2; os arquivos cujos blocos estão aqui podem ser lidos; termina sem eles em 50 s");
        tells(
                "datanode-2 is dead, last heard 5 s ago; start it, or declare it gone: forget datanode-2",
                "estado de datanode-2: caído, visto por última vez hace 5 s; iniciarlo, o darlo por perdido: forget"
                        + " datanode-2",
                "estado de datanode-2: morto, visto pela última vez há 5 s; iniciá-lo, ou dá-lo como perdido: forget"
                        + " datanode-2");
        tells(
                "the cluster is in safe mode: ana holds it; nothing is changed, deleted or healed until safemode leave",
                "el clúster está en modo seguro: lo mantiene ana; no se cambia, borra ni repara nada hasta safemode leave",
                "o cluster está em modo seguro: mantido por ana; nada é alterado, apagado ou reparado até safemode leave");
        tells(
                "it is being filled; before: it did not answer within 5000 ms",
                "se está llenando; antes: no respondió en 5000 ms",
                "está sendo preenchido; antes: não respondeu em 5000 ms");
    }

    @Test
    void whyNoNodeTakesABlockIsAListOfNodes() {
        assertEquals(
                "ningún DataNode puede recibir un bloque (datanode-1: caído; datanode-2: lleno, 5 bytes libres); iniciar"
                        + " DataNodes o hacer sitio, y volver a intentarlo",
                spanish.error(new NoDataNodes(
                        "no DataNode can take a block (datanode-1: dead; datanode-2: full, 5 bytes free); start"
                                + " DataNodes or make room, and try again")));
    }

    @Test
    void aFileMayBeCalledLikeAState() {
        assertEquals(
                "no existe el archivo o directorio: /a, dead; what is left",
                spanish.error(new NotFound("/a, dead; what is left")));
    }

    @Test
    void whatIsNotKnownKeepsItsWordsBehindItsKind() {
        assertEquals("fallo: the dog ate it", spanish.error(new LocalFailure("the dog ate it")));
        assertEquals("falha: the dog ate it", portuguese.error(new LocalFailure("the dog ate it")));
        assertEquals("the dog ate it", spanish.sentence("the dog ate it"));
        for (ErrorKind kind : ErrorKind.values()) {
            String said = spanish.error(ErrorKind.told(kind.name(), "x y z"));
            assertTrue(said.endsWith(": x y z") && !said.contains("errors."), said);
        }
    }

    @Test
    void englishIsSaidAsItIsMade() {
        assertEquals("the dog ate it", texts("en").error(new LocalFailure("the dog ate it")));
    }

    private void tells(String english, String inSpanish, String inPortuguese) {
        assertEquals(inSpanish, spanish.told(english));
        assertEquals(inPortuguese, portuguese.told(english));
        assertEquals(english, texts("en").told(english));
    }

    private void says(PanalException failure, String inSpanish, String inPortuguese) {
        assertEquals(inSpanish, spanish.error(failure));
        assertEquals(inPortuguese, portuguese.error(failure));
    }

    private static PanalException thrown(Executable site) {
        return assertThrows(PanalException.class, site);
    }

    private static Texts texts(String language) {
        return new Texts(new LanguageChoice(List.of("--lang", language), Map.of()));
    }
}
