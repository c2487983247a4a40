package panal.cliente.console.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import panal.cliente.console.input.TypedLine;

/** Shows JLine the word at the cursor; what a whole line means is not its business. */
final class LineGrammar implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        int at = Math.min(cursor, line.length());
        return new Cut(line, at, TypedLine.upTo(line, at));
    }

    /** A line cut at the cursor. */
    record Cut(String line, int cursor, TypedLine typed) implements CompletingParsedLine {
        @Override
        public String word() {
            return typed.word();
        }

        @Override
        public int wordCursor() {
            return typed.word().length();
        }

        @Override
        public int wordIndex() {
            return typed.before().size();
        }

        @Override
        public List<String> words() {
            List<String> all = new ArrayList<>(typed.before());
            all.add(typed.word());
            return List.copyOf(all);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return typed.quoted(candidate.toString(), complete);
        }

        @Override
        public int rawWordCursor() {
            return typed.rawLength();
        }

        @Override
        public int rawWordLength() {
            return typed.rawLength();
        }
    }
}
