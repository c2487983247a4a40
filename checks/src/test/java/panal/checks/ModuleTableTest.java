package panal.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom: among the modules as CONTRIBUTING.md says, and inside the NameNode. */
final class ModuleTableTest {
    /** Inside the NameNode; the left may know the right and nothing else of the NameNode. */
    private static final Map<String, List<String>> INSIDE_THE_NAMENODE = Map.ofEntries(
            Map.entry("namespace", List.of()),
            Map.entry("codec", List.of("namespace")),
            Map.entry("journal", List.of("codec", "namespace")),
            Map.entry("access", List.of("namespace")),
            Map.entry("commit", List.of("journal", "codec", "access", "namespace")),
            Map.entry("blocks", List.of("namespace")),
            Map.entry("membership", List.of("namespace")),
            Map.entry("placement", List.of("namespace")),
            Map.entry("healing", List.of("blocks", "membership", "placement", "namespace")),
            Map.entry("balance", List.of()),
            Map.entry("watch", List.of("namespace")),
            Map.entry("rescue", List.of("namespace")),
            Map.entry(
                    "service",
                    List.of(
                            "watch",
                            "balance",
                            "healing",
                            "blocks",
                            "membership",
                            "placement",
                            "commit",
                            "journal",
                            "access",
                            "namespace")));

    private final JavaClasses code = Code.OF_ALL_MODULES;

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "nameserver", "namenode", "datanode", "cliente", "cluster", "bench"})
    void everyModuleIsLookedAt(String module) {
        assertFalse(code.that(resideInAPackage("panal." + module + "..")).isEmpty(), module);
    }

    @ParameterizedTest
    @CsvSource({"protocol,", "nameserver,protocol", "namenode,protocol", "datanode,protocol", "cliente,protocol"})
    void aModuleKnowsOnlyTheProtocol(String module, @org.jspecify.annotations.Nullable String other) {
        String[] allowed = Stream.of(module, other == null ? module : other)
                .map(name -> "panal." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("panal." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("panal..").and(not(resideInAnyPackage(allowed))))
                .check(code);
    }

    @Test
    void theNameNodesPackagesPointOneWay() {
        INSIDE_THE_NAMENODE.forEach((owner, others) -> {
            String[] allowed = Stream.concat(Stream.of(owner), others.stream())
                    .map(name -> "panal.namenode." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("panal.namenode." + owner + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("panal.namenode..").and(not(resideInAnyPackage(allowed))))
                    .check(code);
        });
    }

    @Test
    void everyPackageOfTheNameNodeStandsInTheTable() {
        Set<String> packages = code.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("panal.namenode."))
                .map(name -> name.replaceFirst("^panal\\.namenode\\.", "").replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(INSIDE_THE_NAMENODE.keySet()), packages);
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("panal.(**)").should().beFreeOfCycles().check(code);
    }

    /** It knows all that it measures; nothing that is measured knows it. */
    @Test
    void nobodyKnowsTheBenchmark() {
        noClasses()
                .that()
                .resideOutsideOfPackage("panal.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("panal.bench..")
                .check(code);
    }

    /** The clients under test run in a process of their own, which holds nothing of the driver. */
    @Test
    void theBenchmarksClientsKnowNothingOfItsDriver() {
        noClasses()
                .that()
                .resideInAPackage("panal.bench.client..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("panal.bench..").and(not(resideInAPackage("panal.bench.client.."))))
                .check(code);
    }

    @Test
    void nobodyKnowsTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackages("panal.cliente.console..", "panal.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("panal.cliente.console..")
                .check(code);
    }

    /** A single command, which has to start fast, loads no class of the editor. */
    @Test
    void onlyTheInteractiveConsoleKnowsItsEditor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("panal.cliente.console.terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(code);
        noClasses()
                .that()
                .resideOutsideOfPackage("panal.cliente.console.terminal..")
                .and()
                .doNotHaveFullyQualifiedName("panal.cliente.console.Main")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("panal.cliente.console.terminal..")
                .check(code);
    }

    @Test
    void theNamespaceHasNoClockNoChanceNoThreadsAndNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage("panal.namenode.namespace..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.rmi..", "java.net..", "java.io..", "java.nio.file..", "java.util.concurrent..")
                        .and(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                                java.io.Serializable.class))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.Clock|java\\.util\\.Random|java\\.lang\\.Thread")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(code);
    }

    @Test
    void theProtocolsValuesKnowNoTransport() {
        classes()
                .that()
                .resideInAnyPackage("panal.protocol.value..", "panal.protocol.error..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("panal.protocol.value..", "panal.protocol.error..", "java..", "org.jspecify..")
                .check(code);
    }
}
