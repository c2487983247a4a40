package panal.namenode.service;

import java.io.Closeable;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import panal.namenode.commit.Committer;
import panal.namenode.commit.Published;
import panal.namenode.service.cluster.EpochGuard;
import panal.namenode.watch.ChangeFeed;
import panal.protocol.error.LocalFailure;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.RmiPort;

/** All that it takes to tell users what changes, put together. Its threads go when nobody watches. Thread-safe. */
final class Watchtower implements Closeable {
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final ChangeFeed feed;
    private final WatchDesk desk;
    private final Companions<Watches> objects;

    private Watchtower(Committer committer, EpochGuard epochs, RmiPort port, Clock clock) {
        // The feed tells the desk, which asks the feed.
        this.feed = new ChangeFeed(threads, this::news);
        ChangePages pages = new ChangePages(feed, committer::published, epochs.number(), clock);
        this.desk = new WatchDesk(feed, pages, threads, clock);
        this.objects = new Companions<>(port, Watches.class);
    }

    static Watchtower on(Committer committer, EpochGuard epochs, RmiPort port, Clock clock) {
        Watchtower tower = new Watchtower(committer, epochs, port, clock);
        Published now =
                committer.subscribe(next -> tower.feed.committed(next.namespace(), next.edits(), next.transaction()));
        tower.feed.startFrom(now.namespace(), now.transaction());
        return tower;
    }

    private void news() {
        desk.news();
    }

    /** The session's object; its stub. */
    Watches of(SessionObject session) throws LocalFailure {
        session.caller();
        return objects.of(session, each -> new WatchesObject(each, desk));
    }

    void end(SessionObject session) {
        objects.end(session);
        desk.end(session);
    }

    /** To be called a few times a second. */
    void sweep() {
        desk.sweep();
    }

    /** Nobody is told anything any more. */
    @Override
    public void close() {
        feed.close();
        threads.shutdownNow();
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "namenode-watch-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
