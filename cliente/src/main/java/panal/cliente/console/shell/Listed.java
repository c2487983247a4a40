package panal.cliente.console.shell;

import java.lang.reflect.Constructor;
import java.util.List;

/**
 * One command: its class, what its operands are, its name and its aliases. A class and no reference to its constructor:
 * linking those of all commands would take longer than reading a line. Immutable.
 */
public final class Listed {
    private final Class<? extends ConsoleCommand> type;
    private final Operands operands;
    private final List<String> names;

    /**
     * A command of this class, which only its package has to know.
     *
     * @param names its name, and its aliases behind that
     */
    public Listed(Class<? extends ConsoleCommand> type, Operands operands, String... names) {
        this.type = type;
        this.operands = operands;
        this.names = List.of(names);
    }

    public Operands operands() {
        return operands;
    }

    /** Its name, and its aliases behind that. */
    public List<String> names() {
        return names;
    }

    /** The command, for a line of this root. */
    public ConsoleCommand make(RootCommand root) {
        try {
            Constructor<? extends ConsoleCommand> constructor = type.getDeclaredConstructor(RootCommand.class);
            // No other package sees the class.
            constructor.setAccessible(true);
            return constructor.newInstance(root);
        } catch (ReflectiveOperationException noSuchConstructor) {
            throw new IllegalStateException(type + " cannot be made of a RootCommand alone", noSuchConstructor);
        }
    }
}
