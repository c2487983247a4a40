package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A script with which a shell completes command lines of Panal. What never changes stands in it: commands and their options.
 * For all else it asks {@code completion --line}, which sees the line as it was typed, quotes and all.
 */
final class CompletionScript {
    private static final String BASH = """
            # Completion of Panal's command lines in bash; source it, for instance from ~/.bashrc.
            _panal() {
                local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= options= word i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
                        @COMMANDS@)
                            command=${COMP_WORDS[i]}
                            break
                            ;;
                    esac
                done
                COMPREPLY=()
                if [[ $cur == -* ]]; then
                    case $command in
            @OPTIONS@
                    esac
                elif [[ -z $command && $previous != [-:=@]* ]]; then
                    options='@NAMES@'
                fi
                if [[ -n $options ]]; then
                    COMPREPLY=($(compgen -W "$options" -- "$cur"))
                    return
                fi
                while IFS= read -r word; do
                    COMPREPLY+=("$word")
                # Of a word that bash breaks, as at a colon, it wants the last piece only.
                done < <("$1" completion ${cur:+--piece="$cur"} --line="${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
                compopt -o filenames 2>/dev/null
                if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == */ ]]; then
                    compopt -o nospace 2>/dev/null
                fi
            }

            complete -F _panal @PROGRAMS@
            """;

    private static final String ZSH = """
            #compdef @PROGRAMS@
            # Completion of Panal's command lines in zsh; source it behind compinit, or put it into fpath as _panal.

            _panal() {
                local command= word
                local -a options whole open
                local -i i
                for ((i = 2; i < CURRENT; i++)); do
                    case ${words[i]} in
                        (@COMMANDS@)
                            command=${words[i]}
                            break
                            ;;
                    esac
                done
                if [[ ${words[CURRENT]} == -* ]]; then
                    case $command in
            @OPTIONS@
                    esac
                elif [[ -z $command && ${words[CURRENT-1]} != -* ]]; then
                    options=(@NAMES@)
                fi
                if (( $#options )); then
                    compadd -- $options
                    return
                fi
                while IFS= read -r word; do
                    if [[ $word == */ ]]; then
                        open+=("$word")
                    else
                        whole+=("$word")
                    fi
                done < <(${(Q)words[1]} completion --line="${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)
                compadd -- $whole
                compadd -S '' -- $open
            }

            # In fpath this file is what the first completion runs; sourced, it is only read.
            if [[ ${funcstack[1]} == _panal ]]; then
                _panal
            else
                compdef _panal @PROGRAMS@
            fi
            """;

    private static final String PROGRAMS = "panal start_client";

    private final CommandLine whole;

    /** A script for this line, which has all commands. */
    CompletionScript(CommandLine whole) {
        this.whole = whole;
    }

    String forBash() {
        return filled(BASH, "            @CASE@) options='@WORDS@' ;;");
    }

    String forZsh() {
        return filled(ZSH, "            (@CASE@) options=(@WORDS@) ;;");
    }

    /** @param branch one case of the script, for what stands before the cursor */
    private String filled(String script, String branch) {
        List<String> cases = new ArrayList<>();
        cases.add(branch.replace("@CASE@", "''").replace("@WORDS@", String.join(" ", options(whole))));
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<CommandLine, List<String>> each : commands().entrySet()) {
            names.addAll(each.getValue());
            cases.add(branch.replace("@CASE@", String.join("|", each.getValue()))
                    .replace("@WORDS@", String.join(" ", options(each.getKey()))));
        }
        return script.replace("@COMMANDS@", String.join("|", names))
                .replace("@NAMES@", String.join(" ", names))
                .replace("@PROGRAMS@", PROGRAMS)
                .replace("@OPTIONS@", String.join("\n", cases));
    }

    /** Each command once, with its name and aliases. */
    private Map<CommandLine, List<String>> commands() {
        Map<CommandLine, List<String>> commands = new LinkedHashMap<>();
        whole.getSubcommands().forEach((name, line) -> commands.computeIfAbsent(line, none -> new ArrayList<>())
                .add(name));
        return commands;
    }

    /** Also those of the operations below a command. */
    private static Set<String> options(CommandLine line) {
        Set<String> names = new LinkedHashSet<>();
        CommandSpec spec = line.getCommandSpec();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                names.addAll(List.of(option.names()));
            }
        }
        if (line.getParent() != null) {
            line.getSubcommands().values().forEach(below -> names.addAll(options(below)));
        }
        return names;
    }
}
