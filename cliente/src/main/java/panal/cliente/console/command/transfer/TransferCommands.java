package panal.cliente.console.command.transfer;

import java.util.List;
import panal.cliente.console.shell.Listed;
import panal.cliente.console.shell.Operands;

/** The commands that move bytes, as the catalog lists them. */
public final class TransferCommands {
    public static final List<Listed> ALL = List.of(
            new Listed(Upload.class, Operands.LOCAL_THEN_REMOTE, "upload", "put"),
            new Listed(Uploads.class, Operands.REMOTE, "uploads"),
            new Listed(Download.class, Operands.REMOTE_THEN_LOCAL, "download", "get"),
            new Listed(Sync.class, Operands.LOCAL_THEN_REMOTE, "sync"),
            new Listed(Cp.class, Operands.REMOTE, "cp"));

    private TransferCommands() {}
}
