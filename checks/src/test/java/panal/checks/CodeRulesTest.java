package panal.checks;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.Externalizable;
import java.io.Serializable;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for every class, by its byte code. */
final class CodeRulesTest {
    private static final Set<String> BANNED_WORDS =
            Set.of("Manager", "Helper", "Util", "Utils", "Impl", "Base", "Common");
    private static final Set<String> BANNED_PACKAGES =
            Set.of("util", "utils", "impl", "common", "manager", "helper", "base", "misc");
    private static final int REMOTE_METHODS = 15;

    private final JavaClasses code = Code.OF_ALL_MODULES;

    @Test
    void namesSayWhatAThingIs() {
        classes().should(be(wellNamed())).check(code);
    }

    @Test
    void onlyTheConsoleTheLauncherAndTheBenchmarksClientsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("panal.cliente.console..", "panal.cluster.launch..")
                .and()
                .doNotHaveFullyQualifiedName("panal.protocol.config.Terminal")
                .and()
                .doNotHaveFullyQualifiedName("panal.bench.client.ClientMain")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(code);
    }

    @Test
    void aRemoteInterfaceHasFewMethods() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areAssignableTo(Remote.class)
                .should(be(DescribedPredicate.describe(
                        "of at most " + REMOTE_METHODS + " methods",
                        remote -> remote.getMethods().size() <= REMOTE_METHODS)))
                .check(code);
    }

    @Test
    void everyRemoteMethodMayFailRemotely() {
        methods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "are remote interfaces", owner -> owner.isInterface() && owner.isAssignableTo(Remote.class)))
                .should()
                .declareThrowableOfType(RemoteException.class)
                .check(code);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(code);
    }

    /** Two places wait for time itself: between tries to reach a server, and between looks at idle sockets. */
    @Test
    void nobodySleepsInsteadOfWaiting() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("panal.protocol.lookup.Patience")
                .and()
                .doNotHaveFullyQualifiedName("panal.protocol.rmi.OpenSockets")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Thread.sleep or TimeUnit.sleep",
                        call -> call.getTarget().getName().equals("sleep")
                                && (call.getTargetOwner().isEquivalentTo(Thread.class)
                                        || call.getTargetOwner().isEquivalentTo(TimeUnit.class))))
                .check(code);
    }

    @Test
    void whatCrossesTheWireIsImmutableAndHasAVersion() {
        classes()
                .that()
                .resideInAPackage("panal.protocol.value")
                .and()
                .areAssignableTo(Serializable.class)
                .and()
                .areNotInterfaces()
                .should(be(DescribedPredicate.describe(
                        "an enum, or final with final fields, none Optional, and a serialVersionUID",
                        CodeRulesTest::isWireValue)))
                .check(code);
    }

    private static boolean isWireValue(JavaClass value) {
        if (value.isEnum()
                || value.getSuperclass()
                        .filter(parent -> parent.toErasure().isEnum())
                        .isPresent()) {
            return true;
        }
        // What reads itself cannot have final fields.
        boolean readsItself = value.isAssignableTo(Externalizable.class);
        return value.getModifiers().contains(JavaModifier.FINAL)
                && value.tryGetField("serialVersionUID").isPresent()
                && value.getFields().stream()
                        .allMatch(field -> (readsItself || field.getModifiers().contains(JavaModifier.FINAL))
                                && !field.getRawType().isEquivalentTo(Optional.class));
    }

    private static DescribedPredicate<JavaClass> wellNamed() {
        return DescribedPredicate.describe("without " + BANNED_WORDS + " in its name or package", named -> {
            Stream<String> words = Arrays.stream(
                    named.getName().substring(named.getPackageName().length()).split("(?=[A-Z])|[^A-Za-z]+"));
            Stream<String> packages = Arrays.stream(named.getPackageName().split("\\."));
            return words.noneMatch(BANNED_WORDS::contains) && packages.noneMatch(BANNED_PACKAGES::contains);
        });
    }
}
