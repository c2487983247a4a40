package panal.cliente.console.shell;

import java.time.Duration;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;
import panal.cliente.session.ConnectionListener;
import panal.protocol.error.PanalException;

/** Tells the person in one line that the NameNode is lost, and in one that it is back. Thread-safe. */
final class ConnectionLines implements ConnectionListener {
    private final Screen screen;

    ConnectionLines(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void lost(PanalException why, Duration patience) {
        long seconds = Math.max(1, Math.round(patience.toMillis() / 1000.0));
        screen.say("terminal.lost", seconds < 600 ? seconds + " s" : Moment.span(seconds * 1000));
    }

    @Override
    public void found(Duration after) {
        screen.say("terminal.found");
    }
}
