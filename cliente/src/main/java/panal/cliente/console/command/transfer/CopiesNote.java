package panal.cliente.console.command.transfer;

import java.util.Optional;
import panal.cliente.console.output.Screen;
import panal.cliente.write.Uploaded;

/** Keeps in mind which files were written with fewer copies than wanted, and says so in one line. Thread-safe. */
final class CopiesNote {
    private Optional<Uploaded> first = Optional.empty();
    private int lacking;

    synchronized void add(Uploaded uploaded) {
        if (uploaded.lacksCopies()) {
            lacking++;
            first = first.isPresent() ? first : Optional.of(uploaded);
        }
    }

    /** One message if anything lacks copies, else none. */
    synchronized void tell(Screen screen) {
        if (first.isPresent()) {
            Uploaded example = first.get();
            String path = example.status().path().text();
            screen.message(screen.texts()
                    .counted(
                            "transfer.copies",
                            lacking,
                            path,
                            example.copies(),
                            example.status().replication()));
        }
    }
}
