package panal.cliente.console.command.operator;

import java.util.List;
import java.util.Locale;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeName;
import panal.protocol.value.SafeModeStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Shows, holds, ends or waits for the end of safe mode. */
@Command(
        name = "safemode",
        description = {
            "Shows safe mode, in which nothing is changed, or enters, leaves or waits for its end.",
            "get says why it is on, and which nodes are missing. enter holds it: nothing is changed, deleted or healed"
                    + " until leave, or until the NameNode restarts; plans for nodes can be made. leave ends it, whatever its"
                    + " reason; while nodes are missing, nothing is deleted all the same. wait returns when it is off."
        },
        footer = {"", "Example: panal safemode get", "         panal safemode wait"})
final class SafeMode extends ClusterCommand {
    /** What to do about it. */
    enum Action {
        GET,
        ENTER,
        LEAVE,
        WAIT
    }

    static final class ActionConverter implements ITypeConverter<Action> {
        @Override
        public Action convert(String typed) {
            for (Action known : Action.values()) {
                if (known.name().equals(typed.toUpperCase(Locale.ROOT))) {
                    return known;
                }
            }
            throw new TypeConversionException("\"" + typed + "\" is none of get, enter, leave and wait");
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "get|enter|leave|wait",
            converter = ActionConverter.class,
            description = "what to do; else get")
    private Action action = Action.GET;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    SafeMode(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        SafeModeStatus status =
                switch (action) {
                    case GET -> panal().report().safeMode();
                    case ENTER -> panal().operator().enterSafeMode();
                    case LEAVE -> panal().operator().leaveSafeMode();
                    case WAIT -> over();
                };
        line(json ? asJson(status) : told(status));
        return 0;
    }

    private SafeModeStatus over() throws PanalException {
        SafeModeStatus status = panal().reportToWaiter().safeMode();
        if (status.on()) {
            say("cluster.safe-mode.waiting", texts().sentence(status.reason()));
        }
        while (status.on()) {
            Poll.pause();
            status = panal().reportToWaiter().safeMode();
        }
        return status;
    }

    private String told(SafeModeStatus status) {
        if (status.on()) {
            return text("cluster.safe-mode", new StateText(screen()).said(status.reason()));
        }
        return status.mayDelete()
                ? text("cluster.safe-mode.off")
                : text("cluster.safe-mode.off.missing", String.join(", ", names(status)));
    }

    private static List<String> names(SafeModeStatus status) {
        return status.missing().stream().map(NodeName::text).toList();
    }

    private static String asJson(SafeModeStatus status) {
        return new JsonLine()
                .add("safeMode", status.on())
                .add("byHand", status.byHand())
                .add("reason", status.reason())
                .add("mayDelete", status.mayDelete())
                .add("blocks", status.blocks())
                .add("present", status.present())
                .add("missing", names(status))
                .toString();
    }
}
