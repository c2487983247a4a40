package panal.cliente.console.command.transfer;

import panal.cliente.Panal;
import panal.cliente.console.progress.ProgressBoard;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.Usage;

/** Counts what is at and below a path, which the NameNode does in one call. */
final class RemoteCensus {
    private RemoteCensus() {}

    static void take(Panal panal, FilePath top, ProgressBoard.Count count) throws PanalException {
        Usage usage = panal.usage(top);
        count.add(usage.files(), usage.length());
    }
}
