package panal.cluster.campaign;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A verdict as one line of ASCII, for another process: words with tabs between them, texts in Base64. */
final class VerdictLine {
    private static final String BEGINNING = "verdict";
    private static final int WORDS = 8;
    private static final String NONE = "-";

    private VerdictLine() {}

    static String of(Verdict verdict) {
        return String.join(
                "\t",
                BEGINNING,
                verdict.name(),
                Long.toString(verdict.seed()),
                Double.toString(verdict.seconds()),
                Integer.toString(verdict.operations()),
                Integer.toString(verdict.copies()),
                packed(verdict.failure()),
                packed(verdict.skipped()));
    }

    /** Empty for a line that is none. */
    static Optional<Verdict> parse(String line) {
        String[] words = line.split("\t", -1);
        if (words.length != WORDS || !words[0].equals(BEGINNING)) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                words[1],
                Long.parseLong(words[2]),
                Double.parseDouble(words[3]),
                Integer.parseInt(words[4]),
                Integer.parseInt(words[5]),
                unpacked(words[6]),
                unpacked(words[7])));
    }

    private static String packed(Optional<String> text) {
        return text.map(some -> Base64.getEncoder().encodeToString(some.getBytes(StandardCharsets.UTF_8)))
                .orElse(NONE);
    }

    private static Optional<String> unpacked(String word) {
        return word.equals(NONE)
                ? Optional.empty()
                : Optional.of(new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8));
    }
}
