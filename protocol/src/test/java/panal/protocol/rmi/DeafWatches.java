package panal.protocol.rmi;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import panal.protocol.remote.ChangeListener;
import panal.protocol.remote.Watches;
import panal.protocol.value.ChangePage;
import panal.protocol.value.WatchRequest;

/** Takes listeners and never calls them. */
final class DeafWatches implements Watches {
    final AtomicInteger listeners = new AtomicInteger();

    @Override
    public String callerHost() {
        return "";
    }

    @Override
    public ChangePage watch(WatchRequest request, ChangeListener listener) {
        listeners.incrementAndGet();
        return page(request);
    }

    @Override
    public ChangePage changes(WatchRequest request, long waitMillis) {
        return page(request);
    }

    private static ChangePage page(WatchRequest request) {
        return new ChangePage(List.of(), request.after(), false, 0);
    }

    @Override
    public void end(ChangeListener listener) {}
}
