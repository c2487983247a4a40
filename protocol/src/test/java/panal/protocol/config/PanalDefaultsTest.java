package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class PanalDefaultsTest {
    @TempDir
    private Path directory;

    @Command(name = "datanode")
    private static final class Node {
        @Mixin
        private final ServiceOptions options = new ServiceOptions();

        @Option(names = {"-c", "--capacity"})
        private String capacity = "";
    }

    private Node parsed(String properties, Map<String, String> environment, String... arguments) throws Exception {
        Home home = new Home(directory);
        Files.writeString(home.properties(), properties);
        Node node = new Node();
        CommandLine line = new CommandLine(node);
        PanalDefaults defaults = new PanalDefaults("datanode", home, environment);
        defaults.requireKnown(line.getCommandSpec());
        line.setDefaultValueProvider(defaults).parseArgs(arguments);
        return node;
    }

    @Test
    void theFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
        String file = "datanode.capacity=1\n";
        Map<String, String> environment = Map.of("PANAL_DATANODE_CAPACITY", "2");
        assertEquals("1", parsed(file, Map.of()).capacity);
        assertEquals("2", parsed(file, environment).capacity);
        assertEquals("3", parsed(file, environment, "-c", "3").capacity);
    }

    @Test
    void sharedSettingsGoWithoutTheProgramsName() throws Exception {
        Node node = parsed("registry=master:5\nhost=127.0.0.3", Map.of("PANAL_HOST", "127.0.0.4"));
        assertEquals("127.0.0.4", node.options.host());
        assertEquals("master:5", node.options.registry().address().toString());
    }

    @Test
    void whatConcernsOneServiceMayBeToldToAllAtOnce() {
        Map<String, String> environment = Map.of("PANAL_STREAM", "off", "PANAL_JOURNAL", "written");
        assertDoesNotThrow(() -> parsed("stream=off\njournal=written", environment));
    }

    @Test
    void thePortOfAllIsTheBaseAndEachHasItsOwn() throws Exception {
        assertEquals(1_100, parsed("", Map.of()).options.port(1));
        assertEquals(2_001, parsed("", Map.of("PANAL_PORT", "2000")).options.port(1));
        assertEquals(
                7,
                parsed("datanode.port=7", Map.of("PANAL_PORT", "2000")).options.port(1));
        assertEquals(0, parsed("", Map.of(), "--port", "0").options.port(1));
        assertThrows(
                InvalidInput.class,
                () -> parsed("", Map.of(), "--port", "65536").options.port(1));
    }

    @ParameterizedTest
    @CsvSource({
        "regsitry=x, registry",
        "capacity=5, datanode.capacity",
        "datanode.capasity=5, datanode.capacity",
        "datanodes.capacity=5, datanode.capacity"
    })
    void anUnknownKeyIsAnErrorWithTheNearestKnown(String line, String nearest) {
        InvalidInput thrown = assertThrows(InvalidInput.class, () -> parsed(line, Map.of()));
        assertTrue(thrown.getMessage().contains("did you mean \"" + nearest + "\""), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"PANAL_REGISTY, PANAL_REGISTRY", "PANAL_CAPACITY, PANAL_DATANODE_CAPACITY"})
    void anUnknownVariableIsAnErrorWithTheNearestKnown(String variable, String nearest) {
        InvalidInput thrown = assertThrows(InvalidInput.class, () -> parsed("", Map.of(variable, "x")));
        assertTrue(thrown.getMessage().contains("did you mean " + nearest + "?"), thrown.getMessage());
    }

    @Test
    void whoSaysAValueIsKnown() throws Exception {
        Home home = new Home(directory);
        Files.writeString(home.properties(), "lang=xx\nclient.stream=maybe\n");
        Settings file = new Settings("client", home, Map.of());
        assertEquals("lang in " + home.properties(), file.source("lang"));
        assertEquals("client.stream in " + home.properties(), file.source("stream"));
        assertEquals("", file.source("rack"));
        assertEquals("PANAL_LANG", new Settings("client", home, Map.of("PANAL_LANG", "yy")).source("lang"));
    }

    @Test
    void whatBelongsToOtherProgramsIsTheirs() {
        assertDoesNotThrow(() -> parsed(
                "namenode.dead-after=9\n# a comment\n",
                Map.of("PANAL_NAMENODE_X", "1", "PATH", "2", "PANAL_HOME", "/x")));
    }

    @Test
    void theHomeIsFoundByFlagThenVariable() throws PanalException {
        Map<String, String> environment = Map.of("PANAL_HOME", "/b");
        assertEquals(
                Path.of("/a"),
                Home.find(new String[] {"--home", "/a"}, environment).path());
        assertEquals(
                Path.of("/a"),
                Home.find(new String[] {"--home=/a"}, environment).path());
        assertEquals(
                Path.of("/b"),
                Home.find(new String[] {"x", "--", "--home=/a"}, environment).path());
        assertEquals(
                "data", String.valueOf(Home.find(new String[0], Map.of()).path().getFileName()));
    }

    @Test
    void theCheckoutIsFoundAroundAJarInATargetDirectory() throws Exception {
        Path jar = directory.resolve("panal/namenode/target/lib/protocol.jar");
        Files.createDirectories(directory.resolve("panal/protocol"));
        assertTrue(Home.checkoutAround(jar).isEmpty());
        Files.writeString(directory.resolve("panal/pom.xml"), "");
        assertEquals(directory.resolve("panal"), Home.checkoutAround(jar).orElseThrow());
        assertTrue(
                Home.checkoutAround(directory.resolve("panal/lib/protocol.jar")).isEmpty());
    }
}
