package panal.cliente.console.terminal;

import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines of this session and of earlier ones; those with secrets are forgotten at once. */
final class SafeHistory extends DefaultHistory {
    private final HistoryFile file;

    SafeHistory(HistoryFile file) {
        this.file = file;
    }

    /** Called for want of a file of JLine's own when the first line is read. */
    @Override
    public void load() {
        file.load().forEach(line -> internalAdd(Instant.EPOCH, line));
    }

    @Override
    public void add(Instant time, String line) {
        boolean repeated = !isEmpty() && get(last()).equals(line);
        if (HistoryFile.mayKeep(line) && !repeated) {
            super.add(time, line);
            file.append(line);
        }
    }
}
