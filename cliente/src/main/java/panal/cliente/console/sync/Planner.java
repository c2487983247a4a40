package panal.cliente.console.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.cliente.console.sync.Entry.Kind;
import panal.protocol.error.PanalException;

/**
 * Compares two trees by merging their entries, each of which comes once. Keeps in mind nothing but what is to be deleted and
 * what takes its place, so that trees may have any size. For one thread, once.
 */
public final class Planner {
    private final Walk source;
    private final Walk target;
    private final Rule rule;
    private final Steps steps;
    private final Doomed doomed = new Doomed();
    private final List<Entry> replacements = new ArrayList<>();
    private long sources;
    private long targets;
    /** A directory of the source in whose place something else stands, with what becomes of it; empty at first. */
    private String blocked = "";

    private boolean replaced;

    public Planner(Walk source, Walk target, Rule rule, Steps steps) {
        this.source = source;
        this.target = target;
        this.rule = rule;
        this.steps = steps;
    }

    /** Tells the steps, and gives what has to wait until they are done. */
    public Rest run() throws PanalException {
        Optional<Entry> wanted = source.next();
        Optional<Entry> there = target.next();
        while (wanted.isPresent() || there.isPresent()) {
            int order = wanted.isEmpty() ? 1 : there.isEmpty() ? -1 : Entry.order(wanted.get(), there.get());
            if (order <= 0) {
                sources++;
            }
            if (order >= 0) {
                targets += there.orElseThrow().kind() == Kind.EXCLUDED ? 0 : 1;
            }
            if (order < 0) {
                onlyWanted(wanted.orElseThrow());
            } else if (order > 0) {
                onlyThere(there.orElseThrow());
            } else {
                both(wanted.orElseThrow(), there.orElseThrow());
            }
            wanted = order <= 0 ? source.next() : wanted;
            there = order >= 0 ? target.next() : there;
        }
        return new Rest(doomed.inOrder(), replacements, sources, targets);
    }

    private void onlyWanted(Entry wanted) throws PanalException {
        if (!blocked.isEmpty() && wanted.isBelow(blocked)) {
            if (replaced) {
                replacements.add(wanted);
            }
        } else if (wanted.isDirectory()) {
            steps.makeDirectory(wanted);
        } else {
            steps.copy(wanted);
        }
    }

    private void onlyThere(Entry there) {
        boolean goesAnyway = doomed.holds(there);
        if (there.kind() == Kind.EXCLUDED) {
            doomed.keepAbove(there);
        } else if (!rule.deletes()) {
            return;
        } else if (!there.behindLink()) {
            doomed.add(there);
        } else if (!goesAnyway) {
            steps.spare(there);
        }
    }

    private void both(Entry wanted, Entry there) throws PanalException {
        if (wanted.isDirectory() && there.isDirectory()) {
            return;
        }
        if (wanted.isDirectory() || there.isDirectory() || there.kind() == Kind.EXCLUDED) {
            conflict(wanted, there);
        } else if (there.kind() == Kind.OTHER || wanted.length() != there.length()) {
            steps.copy(wanted);
        } else if (rule.bySum()) {
            steps.compare(wanted, there);
        } else if (Rule.sameTime(wanted, there)) {
            steps.keep(wanted);
        } else {
            steps.copy(wanted);
        }
    }

    /** Something else has the name: it has to go first, if it may. */
    private void conflict(Entry wanted, Entry there) {
        replaced = rule.deletes() && there.kind() != Kind.EXCLUDED && !there.behindLink();
        if (wanted.isDirectory()) {
            blocked = wanted.path();
        }
        if (replaced) {
            doomed.add(there);
            replacements.add(wanted);
        } else {
            steps.refuse(wanted, there);
        }
    }
}
