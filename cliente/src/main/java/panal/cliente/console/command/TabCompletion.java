package panal.cliente.console.command;

import java.time.Duration;
import java.util.List;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.Completion;
import panal.cliente.console.input.TypedLine;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Operands;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.shell.Shell;
import panal.protocol.config.Home;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.ListPage;
import panal.protocol.value.NodeStatus;

/** Completes commands, their options, paths of the cluster and of this machine, and nodes. For the console's thread. */
final class TabCompletion implements Completion {
    /** Longer than this, a person takes a key for dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Shell shell;
    private final Choice choice;
    private final RemoteNames remote;
    private final LocalNames local;

    TabCompletion(Shell shell, Choice choice) {
        this.shell = shell;
        this.choice = choice;
        this.remote = new RemoteNames(new Asked(), shell.directory());
        this.local = new LocalNames(shell.local());
    }

    @Override
    public Completed at(TypedLine line) {
        if (!line.before().isEmpty() && line.before().get(0).startsWith("!")) {
            return look(() -> local.startingWith(line.word(), false));
        }
        LineShape shape = LineShape.of(root(), line);
        return shape.words().isEmpty()
                ? operand(shape.operands(), shape.operand(), line.word())
                : Completed.ofWords(shape.words(), line.word());
    }

    private RootCommand root() {
        Home home = shell.home(choice);
        return new RootCommand(shell, choice, home, none -> 0);
    }

    private Completed operand(Operands operands, int index, String typed) {
        return switch (operands) {
            case OTHER -> Completed.NONE;
            case COMMAND -> Completed.ofWords(Catalog.names(), typed);
            case REMOTE -> look(() -> remote.startingWith(typed, false));
            case REMOTE_DIRECTORY -> look(() -> remote.startingWith(typed, true));
            case LOCAL_DIRECTORY -> look(() -> local.startingWith(typed, true));
            case LOCAL_THEN_REMOTE ->
                index == 0
                        ? look(() -> local.startingWith(typed, false))
                        : operand(Operands.REMOTE, index, typed).plus(look(() -> local.startingWith(typed, false)));
            case REMOTE_THEN_LOCAL ->
                index == 0 ? operand(Operands.REMOTE, index, typed) : operand(Operands.LOCAL_THEN_REMOTE, index, typed);
            case NODE -> look(() -> Completed.ofWords(nodes(), typed));
            case NODE_OR_REMOTE -> operand(Operands.NODE, index, typed).plus(operand(Operands.REMOTE, index, typed));
        };
    }

    private List<String> nodes() throws PanalException {
        return shell.front(choice).status().nodes().stream()
                .map(NodeStatus::name)
                .map(Object::toString)
                .toList();
    }

    private final class Asked implements RemoteNames.Pages {
        @Override
        public ListPage page(FilePath directory, String after, int limit) throws PanalException {
            return shell.open(choice).page(directory, after, limit);
        }

        @Override
        public FindPage find(FindQuery query) throws PanalException {
            return shell.open(choice).search().glance(query);
        }
    }

    private static Completed look(Look look) {
        return Glance.within(PATIENCE, look::see).orElse(Completed.NONE);
    }

    @FunctionalInterface
    private interface Look {
        Completed see() throws PanalException;
    }
}
