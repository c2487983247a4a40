package panal.cliente.console.command.transfer;

import panal.cliente.console.sync.Entry;
import panal.cliente.console.sync.Walk;
import panal.protocol.error.PanalException;

/** A route that is looked at, and on which nothing is changed. */
final class RouteUntaken implements Route {
    private final Route route;

    RouteUntaken(Route route) {
        this.route = route;
    }

    @Override
    public Walk source() throws PanalException {
        return route.source();
    }

    @Override
    public Walk target() throws PanalException {
        return route.target();
    }

    @Override
    public void prepare() {}

    @Override
    public void makeDirectory(Entry directory) {}

    @Override
    public void copy(Entry file) {}

    @Override
    public boolean isAlike(Entry wanted, Entry there) throws PanalException {
        return route.isAlike(wanted, there);
    }

    @Override
    public void delete(Entry entry) {}

    @Override
    public String sourceName() {
        return route.sourceName();
    }

    @Override
    public String targetName() {
        return route.targetName();
    }

    @Override
    public String targetName(Entry entry) {
        return route.targetName(entry);
    }
}
