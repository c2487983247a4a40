package panal.namenode.blocks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import panal.protocol.value.Epoch;

/**
 * Whether enough is known of the blocks to let anybody change something, and to delete anything. Once left it does not
 * come back, except for a journal that turns out to be an old one, or by an operator's hand, which holds it until it is
 * left or the process ends. Not thread-safe: its owner calls it under one lock.
 */
public final class SafeMode {
    private static final double ENOUGH = 0.999;

    private final Clock clock;
    private final Duration wait;
    private Instant lastNews;
    private String reason = "the NameNode is starting";
    private String stale = "";
    private boolean left;
    /** Left by waiting alone: somebody who may have blocks is still not here, so nothing is deleted. */
    private boolean hurried;
    /** Who holds it by hand; empty when nobody does. */
    private String holder = "";

    /** Waits for {@code wait} after the last newcomer at most. */
    public SafeMode(Clock clock, Duration wait) {
        this.clock = clock;
        this.wait = wait;
        this.lastNews = clock.instant();
    }

    /** A node has reported all it has, for the first time since the start: there is hope for more. */
    public void newcomer() {
        lastNews = clock.instant();
    }

    /** A node has heard of a later transaction than the journal had: what is missing in it must not be done over. */
    public void staleJournal(String node, Epoch heard, Epoch own) {
        stale = "the journal is an old one: " + node + " has heard of epoch " + heard.number() + ", transaction "
                + heard.transaction() + ", and the journal ended in epoch " + own.number() + ", transaction "
                + own.transaction()
                + "; nothing is changed or deleted; stop the NameNode and give it the newest copy of"
                + " its journal, or, if that is lost for ever, start it with --accept-loss";
    }

    /** Whether the journal is one that lacks something, which nothing in this process can end. */
    public boolean journalIsOld() {
        return !stale.isEmpty();
    }

    /** Enters it by hand, or goes on in it. */
    public void hold(String user) {
        holder = user;
    }

    /** Leaves it by hand, whoever held it and whatever is missing; answers false when the journal forbids it. */
    public boolean leave(Census census) {
        if (journalIsOld()) {
            return false;
        }
        holder = "";
        if (!left) {
            left = true;
            hurried = !enough(census) && !census.missing().isEmpty();
            reason = "";
        }
        return true;
    }

    /** Looks whether the mode can be left; answers whether that has just happened. */
    public boolean look(Census census) {
        boolean everybody = census.missing().isEmpty();
        if (left) {
            hurried &= !everybody;
            return false;
        }
        boolean enough = enough(census);
        Duration waited = Duration.between(lastNews, clock.instant());
        left = enough || everybody || waited.compareTo(wait) >= 0;
        hurried = left && !enough && !everybody;
        reason = left ? "" : describe(census, wait.minus(waited));
        return left;
    }

    private static boolean enough(Census census) {
        return census.present() >= ENOUGH * census.fileBlocks();
    }

    private static String describe(Census census, Duration rest) {
        return String.format(
                Locale.ROOT,
                "%d of %d blocks are here (%.1f %%), %d missing, waiting for %s; files whose blocks are here can be read;"
                        + " ends without them in %d s",
                census.present(),
                census.fileBlocks(),
                100.0 * census.present() / Math.max(1, census.fileBlocks()),
                census.fileBlocks() - census.present(),
                String.join(", ", census.missing()),
                Math.max(1, rest.toSeconds()));
    }

    /** Why nothing may change yet, for people; empty when everything may. */
    public String reason() {
        if (journalIsOld()) {
            return stale;
        }
        return holder.isEmpty()
                ? reason
                : holder + " holds it; nothing is changed, deleted or healed until safemode leave";
    }

    /** Whether an operator holds it. */
    public boolean byHand() {
        return !holder.isEmpty();
    }

    /** Whether missing copies may be made: a copy too many is no harm, so some nodes may be missing. */
    public boolean mayHeal() {
        return left && !journalIsOld() && holder.isEmpty();
    }

    /** Whether blocks that nobody needs may be deleted. */
    public boolean mayDelete() {
        return mayHeal() && !hurried;
    }
}
