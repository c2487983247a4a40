package panal.cliente.console.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.words.Texts;

/** Sizes, rates and times as progress tells them, and a sentence made of them. */
final class Figures {
    private static final long DAY_SECONDS = 86_400;

    private final Texts texts;

    Figures(Texts texts) {
        this.texts = texts;
    }

    /** {@code 640M/2.0G}, or only what is done. */
    static String sizes(Row row) {
        return row.total() < 0 ? HumanSize.of(row.done()) : HumanSize.of(row.done()) + "/" + HumanSize.of(row.total());
    }

    /** {@code 87M/s}; empty when it is not told. */
    static String rate(Row row) {
        return row.rate() < 0 ? "" : HumanSize.of(row.rate()) + "/s";
    }

    /** {@code 0:16}, {@code 3:12:45}, {@code 2 d}; {@code stalled} when nothing moves; empty when it is not known. */
    String left(Row row) {
        if (isStalled(row)) {
            return texts.text("transfer.stalled");
        }
        return row.secondsLeft() < 0 ? "" : time(row.secondsLeft());
    }

    private static boolean isStalled(Row row) {
        return row.rate() == 0 && (row.total() < 0 || row.done() < row.total());
    }

    static String time(long seconds) {
        if (seconds >= 4 * DAY_SECONDS) {
            return seconds / DAY_SECONDS + " d";
        }
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** {@code 31 %, 640M of 2.0G, 87M/s, 0:16 left}. */
    String sentence(Row row) {
        List<String> parts = new ArrayList<>();
        parts.add(amount(row));
        if (row.rate() > 0) {
            parts.add(rate(row));
        }
        String left = left(row);
        if (!left.isEmpty()) {
            parts.add(isStalled(row) ? left : texts.text("transfer.left", left));
        }
        return String.join(", ", parts);
    }

    /** {@code 31 %, 640M of 2.0G}. */
    String amount(Row row) {
        return row.total() < 0
                ? HumanSize.of(row.done())
                : texts.text("transfer.amount", row.percent(), HumanSize.of(row.done()), HumanSize.of(row.total()));
    }
}
