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

    /** Where the servers make what they answer to a person's client. */
    private static final List<String> SERVERS = List.of(
            "namenode/src/main/java/panal/namenode/access/",
            "namenode/src/main/java/panal/namenode/commit/",
            "namenode/src/main/java/panal/namenode/namespace/",
            "namenode/src/main/java/panal/namenode/service/",
            "nameserver/src/main/java/panal/nameserver/names/",
            "nameserver/src/main/java/panal/nameserver/service/",
            "datanode/src/main/java/panal/datanode/chain/",
            "datanode/src/main/java/panal/datanode/service/");

    /** What is said here services say to each other, or to a client that asks by RMI then, in English. */
    private static final Set<String> TO_PROGRAMS = Set.of(
            "JoinDesk.java",
            "NodeLinkObject.java",
            "SetMemberState.java",
            "FoundCluster.java",
            "ReserveIds.java",
            "QuickTickets.java");

    /** What only a client with a defect, or a forged one, brings up: the kind is enough. */
    private static final List<String> DEFECTS = List.of(
            ": it has ",
            " is not between 1 and ",
            "without a receipt",
            "the receipt of ",
            "asked for ",
            "handed in",
            "cannot come next",
            "is named twice",
            "is not written yet",
            "does not fit block size",
            " is not block " + Sentences.THING + " of the upload to " + Sentences.THING,
            " begins at chunk ",
            " in one packet",
            " is none",
            "gives no streams");

    /** Files whose methods say how things are, for people, in answers of the NameNode. */
    private static final List<String> REASONS = List.of(
            "BalanceFloor.java",
            "ClusterView.java",
            "HealingReport.java",
            "Held.java",
            "LeavingNodes.java",
            "MemberView.java");

    /** Enums whose constants are sent as words. */
    private static final List<String> STATES = List.of(
            "namenode/src/main/java/panal/namenode/membership/NodeState.java",
            "namenode/src/main/java/panal/namenode/journal/MetadataDirectory.java",
            "namenode/src/main/java/panal/namenode/balance/Balancer.java",
            "protocol/src/main/java/panal/protocol/value/Verdict.java");

    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4,8}([A-Z][A-Z_]+)(?:\\(\"[a-z ]+\"\\))?[,;]$");

    private static final List<String> BETWEEN = List.of("; ", ": ", ", ");

    private static final int FEWEST_LETTERS = 4;
    /** What NotFound puts before a path. */
    private static final String FOUND = "no such file or directory: ";
    /** What AlreadyExists puts behind one. */
    private static final String THERE = " is already there; choose another name or overwrite it";

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

    @Test
    void whatServersAnswerAPersonIsKnown() throws IOException {
        Set<String> kinds = kinds();
        List<Path> sources = tree.sources("main").stream()
                .filter(file -> SERVERS.stream().anyMatch(tree.nameOf(file)::startsWith))
                .filter(file -> !TO_PROGRAMS.contains(String.valueOf(file.getFileName())))
                .toList();
        List<Sentences.Told> thrown = Sentences.of(sources).told().stream()
                .filter(told -> kinds.contains(told.name()))
                .toList();
        assertTrue(thrown.size() > SERVERS.size(), "nothing is looked at");
        List<String> unknown = thrown.stream()
                .filter(told -> ofPath(told).stream().noneMatch(this::isKnown))
                .map(told -> told.file() + ": " + told.sentence())
                .filter(text -> DEFECTS.stream().noneMatch(text::contains))
                .map(text -> text.replace(Sentences.THING, "..."))
                .toList();
        assertEquals(List.of(), unknown, "add it to the bundles of errors");
    }

    @Test
    void everyReasonThatTheNameNodeGivesIsKnownPieceByPiece() throws IOException {
        List<Path> sources = tree.sources("main").stream()
                .filter(file -> tree.nameOf(file).startsWith("namenode")
                        && REASONS.contains(String.valueOf(file.getFileName())))
                .toList();
        assertEquals(REASONS.size(), sources.size(), sources.toString());
        List<String> unknown = Sentences.of(sources).given().stream()
                .filter(told -> !isTold(told.sentence()))
                .map(told -> told.file() + ": " + told.sentence().replace(Sentences.THING, "..."))
                .toList();
        assertEquals(List.of(), unknown, "add it to the bundles of errors");
    }

    @Test
    void everyStateIsAWordOfThePersons() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String file : STATES) {
            Matcher constant = CONSTANT.matcher(Files.readString(tree.root().resolve(file)));
            int count = 0;
            for (; constant.find(); count++) {
                String key = WORD + constant.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
                if (!known.containsKey(key)) {
                    missing.add(key + " of " + file);
                }
            }
            assertTrue(count >= 3, file);
        }
        assertEquals(List.of(), missing, "add it to the bundles of errors");
    }

    /** As a whole, or in pieces of a list. */
    private boolean isTold(String text) {
        if (literals(text) < 2 || isKnown(text)) {
            return true;
        }
        for (String between : BETWEEN) {
            int at = text.indexOf(between);
            if (at >= 0) {
                return isTold(text.substring(0, at)) && isTold(text.substring(at + between.length()));
            }
        }
        return false;
    }

    private boolean isKnown(String text) {
        return known.values().stream()
                .anyMatch(sentence -> form(sentence).matcher(text).matches() || isFilled(text, sentence));
    }

    private static boolean isFilled(String text, String sentence) {
        return text.contains(Sentences.THING)
                && mayBecome(text, PLACE.matcher(sentence).replaceAll(Sentences.THING));
    }

    /** Some constructors complete the sentence. */
    private static List<String> ofPath(Sentences.Told thrown) {
        return switch (thrown.name()) {
            case "NotFound" -> List.of(FOUND + thrown.sentence());
            case "AlreadyExists" -> List.of(thrown.sentence(), thrown.sentence() + THERE);
            default -> List.of(thrown.sentence());
        };
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
