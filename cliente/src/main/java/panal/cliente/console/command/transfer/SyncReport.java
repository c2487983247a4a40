package panal.cliente.console.command.transfer;

import java.util.concurrent.atomic.AtomicLong;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.SizeText;
import panal.cliente.console.sync.Entry;
import panal.cliente.console.words.Texts;

/** Counts what a sync has done, or would do, and tells it. Thread-safe. */
final class SyncReport {
    private final Screen screen;
    private final boolean json;
    private final boolean dry;
    private final long startMillis;
    private final AtomicLong copied = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong deleted = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();

    /**
     * @param json whether standard output is for events
     * @param dry whether it is told what would be done
     */
    SyncReport(Screen screen, boolean json, boolean dry, long startMillis) {
        this.screen = screen;
        this.json = json;
        this.dry = dry;
        this.startMillis = startMillis;
    }

    void unchanged() {
        unchanged.incrementAndGet();
    }

    void copied(Entry file) {
        copied.incrementAndGet();
        bytes.addAndGet(file.length());
        if (dry) {
            would("copy", file);
        }
    }

    /** @param path in the target */
    void made(Entry directory, String path) {
        made.incrementAndGet();
        did("make", "made", directory, path);
    }

    /** @param path in the target */
    void deleted(Entry entry, String path) {
        deleted.incrementAndGet();
        did("delete", "deleted", entry, path);
    }

    private void did(String wish, String event, Entry entry, String path) {
        if (dry) {
            would(wish, entry);
        } else if (json) {
            screen.line(new JsonLine().add("event", event).add("path", path).toString());
        }
    }

    private void would(String wish, Entry entry) {
        String path = entry.path() + (entry.isDirectory() ? "/" : "");
        screen.line(
                json
                        ? new JsonLine()
                                .add("event", "planned")
                                .add("do", wish)
                                .add("path", path)
                                .add("length", entry.length())
                                .toString()
                        : planned(wish, screen.name(path)));
    }

    private String planned(String wish, String path) {
        return screen.texts()
                .text(
                        switch (wish) {
                            case "copy" -> "sync.would.copy";
                            case "make" -> "sync.would.make";
                            default -> "sync.would.delete";
                        },
                        path);
    }

    /** All figures as an event, where events are wanted. */
    void tellPrograms(int failures) {
        if (json) {
            screen.line(new JsonLine()
                    .add("event", "synced")
                    .add("copied", copied.get())
                    .add("bytes", bytes.get())
                    .add("made", made.get())
                    .add("deleted", deleted.get())
                    .add("unchanged", unchanged.get())
                    .add("failed", failures)
                    .add("dryRun", dry)
                    .toString());
        }
    }

    /**
     * A sum for the person, where there is something to sum up.
     *
     * @param due whether the person has seen the transfers and wants to see their end
     */
    void tell(int failures, long nowMillis, boolean due) {
        boolean several = copied.get() + deleted.get() + unchanged.get() + failures > 1;
        if (due || (failures > 0 && several)) {
            Texts texts = screen.texts();
            screen.message(copies(nowMillis, texts)
                    + (deleted.get() == 0 ? "" : "; " + deletions(texts))
                    + (unchanged.get() == 0 ? "" : "; " + texts.text("sync.unchanged", unchanged.get()))
                    + (failures == 0 ? "" : "; " + texts.counted("sync.failed", failures)));
        }
    }

    private String deletions(Texts texts) {
        return dry ? texts.text("sync.to-delete", deleted.get()) : texts.counted("sync.deleted", deleted.get());
    }

    private String copies(long nowMillis, Texts texts) {
        long files = copied.get();
        if (files == 0) {
            return texts.text("sync.nothing");
        }
        String size = SizeText.of(bytes.get(), texts);
        if (dry) {
            return texts.counted("sync.to-copy", files, size);
        }
        long millis = Math.max(1, nowMillis - startMillis);
        String rate = SizeText.of(Math.round(bytes.get() * 1000.0 / millis), texts);
        return texts.text("transfer.sum", texts.counted("transfer.copied", files, size), Moment.span(millis), rate);
    }
}
