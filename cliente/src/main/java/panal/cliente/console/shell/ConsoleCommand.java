package panal.cliente.console.shell;

import java.util.concurrent.Callable;
import panal.cliente.console.output.Screen;
import panal.cliente.console.words.Texts;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.FilePath;
import picocli.CommandLine.Mixin;

/** What every command has: the shell, and the options that all understand. */
public abstract class ConsoleCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    protected ConsoleCommand(RootCommand root) {
        this.root = root;
    }

    /**
     * Refuses what the line itself shows to be wrong, whatever the cluster is like: an option's value, options that
     * exclude each other, an operand that is missing. Called before {@link #call}; asks nobody and changes nothing.
     */
    public void requireUsable() throws InvalidInput {
        choice().requireUsable();
    }

    /** Whether a word of the line is judged by another process, which refuses it before it does anything. */
    public boolean isJudgedElsewhere() {
        return false;
    }

    /** Does what was asked; 0 when it is done, 1 when it failed in part. */
    @Override
    public abstract Integer call() throws Exception;

    protected final Shell shell() {
        return root.shell();
    }

    public final Screen screen() {
        return root.shell().screen();
    }

    protected final RootCommand root() {
        return root;
    }

    /** The options before and behind the command's name, the latter first. */
    public Choice choice() {
        return connection.choice().orElse(root.choice());
    }

    protected final FilePath path(String typed) throws InvalidInput {
        return shell().directory().path(typed);
    }

    public final void line(String text) {
        screen().line(text);
    }

    protected final void message(String text) {
        screen().message(text);
    }

    /** A message: the text of a key. */
    protected final void say(String key, Object... arguments) {
        screen().say(key, arguments);
    }

    /** The words in which the person is spoken to. */
    protected final Texts texts() {
        return screen().texts();
    }

    /** The text of a key. */
    protected final String text(String key, Object... arguments) {
        return screen().texts().text(key, arguments);
    }
}
