package panal.namenode.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import panal.namenode.access.Access;
import panal.namenode.namespace.Namespace;
import panal.namenode.watch.ChangeFeed;
import panal.namenode.watch.KnownChange;
import panal.namenode.watch.Stretch;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeKind;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.ChangePage;
import panal.protocol.value.Limits;
import panal.protocol.value.WatchRequest;

/**
 * What a user is told of what changes: what was asked for, as far as the user may list the directory it stands in. Who the
 * user is counts at the moment of telling, what the directory was like at the moment of the change. Thread-safe.
 */
final class ChangePages {
    private final ChangeFeed feed;
    private final Supplier<Namespace> now;
    private final long epoch;
    private final Clock clock;

    /**
     * Pages of this process.
     *
     * @param epoch with which it began: no other process has begun, or begins, with the same one
     */
    ChangePages(ChangeFeed feed, Supplier<Namespace> now, long epoch, Clock clock) {
        this.feed = feed;
        this.now = now;
        this.epoch = epoch;
        this.clock = clock;
    }

    /** Where the request begins: an empty page, with a gap if what is behind the request's mark is not known here. */
    ChangePage begin(WatchRequest request) {
        long time = clock.millis();
        long present = feed.begin();
        ChangeMark after = request.after();
        boolean known = after.epoch() == epoch && after.transaction() <= present;
        long from = known ? after.transaction() : present;
        return new ChangePage(List.of(), mark(from), !known && !after.isNow(), time);
    }

    /** What is known behind the request's mark, perhaps nothing, at most a page. */
    ChangePage next(String user, WatchRequest request) {
        ChangePage begin = begin(request);
        if (begin.gap()) {
            return begin;
        }
        Access access = new Access(now.get());
        List<Change> told = new ArrayList<>();
        long through = begin.next().transaction();
        boolean more = true;
        while (more && told.size() < Limits.PAGE_ENTRIES) {
            Stretch stretch = feed.behind(through, Limits.PAGE_ENTRIES - told.size());
            if (stretch.gap()) {
                // One behind what is told here comes with the next page.
                return told.isEmpty() ? page(told, stretch.through(), true, begin) : page(told, through, false, begin);
            }
            for (KnownChange change : stretch.changes()) {
                visible(access, user, change).filter(request::covers).ifPresent(told::add);
            }
            through = stretch.through();
            more = stretch.more();
        }
        return page(told, through, false, begin);
    }

    private ChangePage page(List<Change> told, long through, boolean gap, ChangePage begin) {
        return new ChangePage(told, mark(through), gap, begin.timeMillis());
    }

    private ChangeMark mark(long transaction) {
        return new ChangeMark(epoch, transaction);
    }

    private static Optional<Change> visible(Access access, String user, KnownChange known) {
        boolean target = access.maySeeNames(user, known.above());
        if (known.change().kind() != ChangeKind.MOVED) {
            return Optional.of(known.change()).filter(any -> target);
        }
        boolean origin = access.maySeeNames(user, known.aboveBefore());
        if (target) {
            return Optional.of(origin ? known.change() : known.change().withoutOrigin());
        }
        return origin ? Optional.of(known.change().withoutTarget()) : Optional.empty();
    }
}
