package panal.cliente.console.terminal;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.Completion;
import panal.cliente.console.words.Texts;

/**
 * Hands JLine what the word at the cursor may become. JLine's own matcher would take what it is shown for all there is, and
 * insert what only that has in common. For the thread that reads lines.
 */
final class TabKey implements Completer, CompletionMatcher {
    /** As many as fit a screen; the common beginning is that of all. */
    private static final int SHOWN = 100;

    private final Completion completion;
    private final Texts texts;
    private Completed last = Completed.NONE;
    private String word = "";

    TabKey(Completion completion, Texts texts) {
        this.completion = completion;
        this.texts = texts;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        last = completion.at(((LineGrammar.Cut) line).typed());
        boolean cut = last.all().size() > SHOWN || !last.note().isEmpty();
        String many = last.note().isEmpty() ? String.valueOf(last.all().size()) : texts.sentence(last.note());
        String heading = cut ? texts.text("terminal.tab.first", many) : null;
        for (Completed.Suggestion each :
                last.all().subList(0, Math.min(SHOWN, last.all().size()))) {
            candidates.add(new Candidate(each.text(), each.shown(), heading, null, null, null, each.whole()));
        }
    }

    @Override
    public void compile(
            Map<LineReader.Option, Boolean> options,
            boolean prefix,
            CompletingParsedLine line,
            boolean caseInsensitive,
            int errors,
            String originalGroupName) {
        word = line.word();
    }

    @Override
    public List<Candidate> matches(List<Candidate> candidates) {
        return candidates.stream().filter(each -> fits(each.value())).toList();
    }

    /** One that got a lead so that it is no option fits an empty word only. */
    private boolean fits(String value) {
        return value.startsWith(word);
    }

    @Override
    public @Nullable Candidate exactMatch() {
        return null;
    }

    @Override
    public String getCommonPrefix() {
        return last.common();
    }
}
