package panal.cliente.console.command.operator;

import java.util.List;
import panal.cliente.console.shell.Listed;
import panal.cliente.console.shell.Operands;

/** The commands about the cluster and its nodes, as the catalog lists them. */
public final class OperatorCommands {
    public static final List<Listed> ALL = List.of(
            new Listed(Df.class, Operands.OTHER, "df"),
            new Listed(Nodes.class, Operands.OTHER, "nodes"),
            new Listed(Status.class, Operands.OTHER, "status"),
            new Listed(Fsck.class, Operands.REMOTE, "fsck"),
            new Listed(Report.class, Operands.OTHER, "report"),
            new Listed(SafeMode.class, Operands.OTHER, "safemode"),
            new Listed(Scrub.class, Operands.NODE_OR_REMOTE, "scrub"),
            new Listed(Leave.class, Operands.NODE, "leave"),
            new Listed(Stay.class, Operands.NODE, "stay"),
            new Listed(Maintenance.class, Operands.NODE, "maintenance"),
            new Listed(Forget.class, Operands.NODE, "forget"),
            new Listed(Balance.class, Operands.OTHER, "balance"),
            new Listed(Orphans.class, Operands.OTHER, "orphans"),
            new Listed(Invite.class, Operands.OTHER, "invite"));

    private OperatorCommands() {}
}
