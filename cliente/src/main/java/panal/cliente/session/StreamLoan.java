package panal.cliente.session;

import java.io.Closeable;
import java.util.function.Consumer;
import panal.protocol.stream.StreamConnection;

/** A connection to a DataNode that is used by one thread for one request, and then given back or ended. */
public final class StreamLoan implements Closeable {
    private final StreamConnection connection;
    private final Consumer<StreamLoan> ended;

    StreamLoan(StreamConnection connection, Consumer<StreamLoan> ended) {
        this.connection = connection;
        this.ended = ended;
    }

    public StreamConnection connection() {
        return connection;
    }

    /** Ends what is under way, from any thread. */
    void breakOff() {
        connection.breakOff();
    }

    /** Gives the connection back if its last request was answered to its end. */
    @Override
    public void close() {
        ended.accept(this);
        connection.close();
    }
}
