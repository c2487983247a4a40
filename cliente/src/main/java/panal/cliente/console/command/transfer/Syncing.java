package panal.cliente.console.command.transfer;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.sync.Entry;
import panal.cliente.console.sync.Planner;
import panal.cliente.console.sync.Rest;
import panal.cliente.console.sync.Rule;
import panal.cliente.console.sync.Steps;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;

/**
 * One sync at work: directories at once, copies by several threads while the trees are still being compared, and deletions
 * when all copies are made. For one thread, once.
 */
final class Syncing implements Steps {
    /** So many copies may wait for a thread; more would only take memory. */
    private static final int LEAD = 100_000;

    private final Route route;
    private final Rule rule;
    private final boolean dry;
    private final Attempts attempts;
    private final TransferPool pool;
    private final SyncReport report;
    private final Consent consent;
    private final Forecast forecast;
    private final Queue<Attempts.Attempt> waiting = new ArrayDeque<>();
    /** A directory that could not be made; empty while there is none. */
    private String closed = "";

    private int spared;

    /** Whether so much may be deleted. */
    @FunctionalInterface
    interface Consent {
        boolean given(Rest rest);
    }

    /**
     * A sync.
     *
     * @param dry whether the route is not taken, so that all can be done, and told, in its order
     */
    Syncing(
            Route route,
            Rule rule,
            boolean dry,
            Attempts attempts,
            TransferPool pool,
            SyncReport report,
            Consent consent,
            Forecast forecast) {
        this.route = route;
        this.rule = rule;
        this.dry = dry;
        this.attempts = attempts;
        this.pool = pool;
        this.report = report;
        this.consent = consent;
        this.forecast = forecast;
    }

    void run(Screen screen) throws PanalException {
        Planner planner = new Planner(route.source(), route.target(), rule, this);
        route.prepare();
        Rest rest = planner.run();
        forecast.end();
        finish();
        if (rest.deletions().isEmpty() && rest.replacements().isEmpty()) {
            return;
        }
        if (attempts.failures() > spared) {
            // What could not be read may be there after all.
            screen.say("sync.nothing-deleted");
        } else if (dry || rest.deletions().isEmpty() || consent.given(rest)) {
            deleteAll(rest.deletions());
            replaceAll(rest.replacements());
        }
    }

    @Override
    public void makeDirectory(Entry directory) throws PanalException {
        if (!isClosed(directory)) {
            int before = attempts.failures();
            attempts.attempt(() -> {
                route.makeDirectory(directory);
                report.made(directory, route.targetName(directory));
            });
            closed = attempts.failures() == before ? closed : directory.path();
        }
        goOn();
    }

    @Override
    public void copy(Entry file) throws PanalException {
        if (!isClosed(file)) {
            forecast.add(file.length());
            start(() -> copyNow(file));
        }
        goOn();
    }

    @Override
    public void compare(Entry wanted, Entry there) throws PanalException {
        start(() -> {
            if (route.isAlike(wanted, there)) {
                report.unchanged();
            } else {
                copyNow(wanted);
            }
        });
        goOn();
    }

    @Override
    public void keep(Entry file) throws PanalException {
        report.unchanged();
        goOn();
    }

    @Override
    public void refuse(Entry wanted, Entry there) {
        attempts.skipped(route.targetName(wanted) + ": is " + noun(there) + " there, and " + noun(wanted) + " in "
                + route.sourceName()
                + (rule.deletes() || there.kind() == Entry.Kind.EXCLUDED ? "; skipped" : "; --delete replaces it"));
    }

    @Override
    public void spare(Entry behindLink) {
        spared++;
        attempts.skipped(route.targetName(behindLink) + ": is not deleted, because a link leads there");
    }

    private static String noun(Entry entry) {
        return switch (entry.kind()) {
            case FILE -> "a file";
            case DIRECTORY -> "a directory";
            case OTHER -> "no plain file";
            case EXCLUDED -> "excluded";
        };
    }

    private boolean isClosed(Entry entry) {
        return !closed.isEmpty() && entry.isBelow(closed);
    }

    private void copyNow(Entry file) throws PanalException {
        route.copy(file);
        report.copied(file);
    }

    private void start(Attempts.Attempt transfer) throws PanalException {
        if (dry) {
            attempts.attempt(transfer);
        } else {
            waiting.add(transfer);
        }
    }

    /** Keeps the threads busy between two steps. */
    private void goOn() throws PanalException {
        if (Thread.currentThread().isInterrupted()) {
            throw new LocalFailure("interrupted");
        }
        while (!waiting.isEmpty() && (pool.hasRoom() || waiting.size() > LEAD)) {
            pool.submit(waiting.remove());
        }
    }

    private void finish() throws PanalException {
        while (!waiting.isEmpty()) {
            pool.submit(waiting.remove());
        }
        pool.finish();
    }

    private void deleteAll(List<Entry> entries) throws PanalException {
        for (Entry entry : entries) {
            if (!entry.isDirectory()) {
                start(() -> delete(entry));
                goOn();
            }
        }
        finish();
        for (Entry entry : entries) {
            if (entry.isDirectory()) {
                attempts.attempt(() -> delete(entry));
                goOn();
            }
        }
    }

    private void delete(Entry entry) throws PanalException {
        try {
            route.delete(entry);
        } catch (NotFound already) {
            return;
        }
        report.deleted(entry, route.targetName(entry));
    }

    private void replaceAll(List<Entry> entries) throws PanalException {
        for (Entry entry : entries) {
            if (entry.isDirectory()) {
                makeDirectory(entry);
            } else {
                copy(entry);
            }
        }
        finish();
    }
}
