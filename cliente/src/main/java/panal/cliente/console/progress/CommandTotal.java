package panal.cliente.console.progress;

import java.util.List;
import java.util.Optional;
import panal.cliente.console.words.Texts;

/** All that a command transfers, as one row, and how far it came at best: whoever stops takes something back. For one thread. */
final class CommandTotal {
    private final Texts texts;
    private final Meter meter;
    private Row best = new Row("", 0, -1, -1, -1);
    private boolean several;

    CommandTotal(Texts texts, long nowMillis) {
        this.texts = texts;
        this.meter = new Meter(nowMillis);
    }

    /** As it is now: of one file under its name, else of all; takes a reading. */
    Row read(Workload work, long nowMillis) {
        Sums sums = work.sums();
        meter.read(nowMillis, sums.done());
        long left = sums.total() < 0 ? -1 : meter.secondsFor(sums.total() - sums.done());
        List<FileTrack> active = work.active();
        String name = sums.several() || active.isEmpty()
                ? sums.text(texts)
                : active.get(0).row(nowMillis, texts).name();
        Row now = new Row(name, sums.done(), sums.total(), meter.rate(), left);
        if (now.done() >= best.done()) {
            best = now;
            several = sums.several();
        }
        return now;
    }

    /**
     * What a person is told who stops it: how far it came, if anything was shown of it before, and what can be done.
     * {@code big.iso: stopped at 31 %, 640M of 2.0G; upload -c goes on from there}.
     */
    Optional<String> stopped(boolean shown, String advice) {
        if (!shown) {
            return advice.isEmpty() ? Optional.empty() : Optional.of(advice);
        }
        String where = texts.text(
                several ? "transfer.stopped.several" : "transfer.stopped",
                best.name(),
                new Figures(texts).amount(best));
        return Optional.of(advice.isEmpty() ? where : where + "; " + advice);
    }
}
