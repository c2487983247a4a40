package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import panal.cliente.console.input.Completed.Suggestion;
import panal.cliente.console.input.TypedLine;
import panal.cliente.console.output.SafeText;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.config.Home;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.options.OptionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a shell complete command lines. */
@Command(
        name = "completion",
        description = "Prints a script with which bash or zsh completes commands, options and paths of the cluster.",
        footer = {
            "",
            "Example: panal completion bash > ~/.panal-completion; then in ~/.bashrc: . ~/.panal-completion",
            "         panal completion zsh > ~/.panal-completion; then in ~/.zshrc, behind compinit: . ~/.panal-completion"
        })
final class ShellCompletion extends ClusterCommand {
    /** Options that say which cluster a line is for, before and behind the command's name. */
    private static final Set<String> CONNECTING = Set.of("--registry", "--home", "--user", "--base-port");

    /** Those of bash that a path or an option may have in it. */
    private static final Pattern BREAKS = Pattern.compile("[:=@]+");

    private static final List<String> BASH = List.of("bash");
    private static final List<String> ZSH = List.of("zsh");

    @Parameters(arity = "0..1", paramLabel = "bash|zsh", description = "for which shell")
    private List<String> shells = new ArrayList<>();

    @Option(
            names = "--line",
            hidden = true,
            paramLabel = "TEXT",
            description = "asked by the scripts: what the last word of this line may be")
    private Optional<String> line = Optional.empty();

    @Option(
            names = "--piece",
            hidden = true,
            paramLabel = "TEXT",
            description = "asked by the script for bash: what is replaced of that word, its last piece")
    private Optional<String> piece = Optional.empty();

    ShellCompletion(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (line.isEmpty() && !shells.equals(BASH) && !shells.equals(ZSH)) {
            throw new InvalidInput("for which shell? completion bash, or completion zsh");
        }
    }

    @Override
    public Integer call() throws PanalException {
        if (line.isPresent()) {
            suggest(line.get());
            return 0;
        }
        CompletionScript script = new CompletionScript(Catalog.wholeLine(root()));
        line((shells.equals(ZSH) ? script.forZsh() : script.forBash()).stripTrailing());
        return 0;
    }

    /** One a line; a name that cannot stand in a line is left out. */
    private void suggest(String text) throws PanalException {
        TypedLine typed = TypedLine.upTo(text, text.length());
        if (typed.before().isEmpty()) {
            return;
        }
        List<String> behindProgram = typed.before().subList(1, typed.before().size());
        TypedLine own = new TypedLine(behindProgram, typed.word(), typed.rawLength(), typed.quote());
        int kept = typed.word().length() - lastPiece(typed).length();
        for (Suggestion suggestion :
                new TabCompletion(shell(), choiceOf(behindProgram)).at(own).all()) {
            if (SafeText.of(suggestion.text()).equals(suggestion.text())) {
                boolean goesOn = suggestion.text().startsWith(typed.word());
                line(suggestion.text().substring(goesOn ? kept : 0));
            }
        }
    }

    /** What the shell replaces of the word; behind a character at which it breaks words that is nothing. */
    private String lastPiece(TypedLine typed) {
        String raw = piece.orElse("");
        if (raw.isEmpty()) {
            return typed.word();
        }
        String last = BREAKS.matcher(raw).matches()
                ? ""
                : TypedLine.upTo(raw, raw.length()).word();
        return typed.word().endsWith(last) ? last : typed.word();
    }

    /** What options say in the line that is typed, which may be of another cluster; those that stand last count. */
    private Choice choiceOf(List<String> words) throws PanalException {
        Map<String, String> said = new LinkedHashMap<>();
        for (int at = 0; at < words.size() && !words.get(at).equals("--"); at++) {
            String word = words.get(at);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (CONNECTING.contains(name) && equals >= 0) {
                said.put(name, word.substring(equals + 1));
            } else if (CONNECTING.contains(name) && at + 1 < words.size()) {
                said.put(name, words.get(++at));
            }
        }
        Optional<OptionTable> options = OptionTable.of(RootCommand.class);
        if (said.isEmpty() || options.isEmpty()) {
            return choice();
        }
        List<String> front = new ArrayList<>();
        said.forEach((name, value) -> front.addAll(List.of(name, value)));
        Home home = Home.find(front.toArray(String[]::new), shell().environment());
        Settings settings = new Settings("client", home, shell().environment());
        RootCommand typed = new RootCommand(shell(), Choice.NONE, home, none -> 0);
        return options.get().fill(typed, front, settings::value) ? typed.choice() : choice();
    }
}
