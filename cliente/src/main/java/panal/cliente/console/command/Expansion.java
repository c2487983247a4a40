package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.console.input.TypedLine;
import panal.cliente.console.input.TypedWord;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.shell.Shell;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/**
 * Puts the names that match in place of patterns, as a shell does, in the words of a command that are paths of the cluster or
 * of this machine. A name that is literally there wins; what matches nothing is refused. An option's value stays as it is.
 */
final class Expansion {
    /** More words than this are a mistake. */
    private static final int MOST = 100_000;

    private final Shell shell;
    private final Choice choice;

    Expansion(Shell shell, Choice choice) {
        this.shell = shell;
        this.choice = choice;
    }

    List<String> of(List<TypedWord> typed) throws PanalException {
        List<String> plain = typed.stream().map(TypedWord::text).toList();
        if (typed.stream().allMatch(word -> word.pattern().isEmpty())) {
            return plain;
        }
        List<String> words = new ArrayList<>();
        for (int at = 0; at < typed.size(); at++) {
            Side side = typed.get(at).pattern().isEmpty() ? Side.NEITHER : side(plain, at);
            switch (side) {
                case NEITHER -> words.add(plain.get(at));
                case CLUSTER -> words.addAll(matches(typed.get(at), new ClusterNames(shell.open(choice), shell)));
                case HERE -> words.addAll(matches(typed.get(at), new NamesHere(shell.local())));
            }
            if (words.size() > MOST) {
                throw new InvalidInput(plain.get(at) + " makes more than " + MOST + " words; name a directory with -r");
            }
        }
        return words;
    }

    private static List<String> matches(TypedWord word, Names names) throws PanalException {
        if (names.has(word.text())) {
            return List.of(word.text());
        }
        List<String> found = new PathPattern(word.pattern()).matches(names);
        if (found.isEmpty()) {
            throw new LocalFailure("nothing matches " + word.text() + "; quote it if it is a name");
        }
        return found;
    }

    private enum Side {
        NEITHER,
        CLUSTER,
        HERE
    }

    private Side side(List<String> words, int at) {
        if (words.get(at).startsWith("-")) {
            return Side.NEITHER;
        }
        LineShape shape = shape(words.subList(0, at));
        boolean onlyOne = shape.operand() == 0;
        boolean last = shape(words).operand() == shape.operand() + 1;
        return switch (shape.operands()) {
            case OTHER, NODE, COMMAND -> Side.NEITHER;
            case REMOTE, REMOTE_DIRECTORY, NODE_OR_REMOTE -> Side.CLUSTER;
            case LOCAL_DIRECTORY -> Side.HERE;
            case LOCAL_THEN_REMOTE -> last && !onlyOne ? Side.CLUSTER : Side.HERE;
            case REMOTE_THEN_LOCAL -> last && !onlyOne ? Side.HERE : Side.CLUSTER;
        };
    }

    private LineShape shape(List<String> before) {
        RootCommand root = new RootCommand(shell, choice, shell.home(choice), none -> 0);
        return LineShape.of(root, new TypedLine(before, "", 0, ' '));
    }

    /** One side's directories. */
    interface Names {
        boolean has(String path) throws PanalException;

        /**
         * The names in a directory, sorted; none if it is not there, or no directory.
         *
         * @param front how it was typed, with a slash at its end; empty for the one that relative names start from
         */
        List<String> in(String front, boolean onlyDirectories) throws PanalException;
    }
}
