package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/json.md, as a test reads it: sections of commands, each with lines to run and one or more forms of objects. */
final class JsonPage {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\w+)( \\(or missing\\))? \\|.*");

    /** What an object has: the kind of each member, and which of them may be missing. */
    static final class Form {
        final String title;
        final Map<String, String> kinds = new LinkedHashMap<>();
        final List<String> optional = new ArrayList<>();

        private Form(String title) {
            this.title = title;
        }

        /** Whether an object with these members is meant to be of this form. */
        boolean describes(String line) {
            Matcher mark = CODE.matcher(title);
            return !title.startsWith("`\"") || (mark.find() && line.contains(mark.group(1)));
        }

        /** Whether a quick run may do without it. */
        boolean isRare() {
            return title.endsWith("(in long runs)");
        }
    }

    /** The part of one or more commands. */
    static final class Section {
        final List<String> commands = new ArrayList<>();
        final List<Form> forms = new ArrayList<>();
        /** Each with the form that is meant, if not all are. */
        final Map<String, Form> runs = new LinkedHashMap<>();
    }

    final List<Section> sections = new ArrayList<>();

    JsonPage(String text) {
        // A paragraph may be broken anywhere.
        for (String paragraph : text.split("\n\n", -1)) {
            read(paragraph);
        }
    }

    private void read(String paragraph) {
        if (paragraph.startsWith("## ")) {
            Section section = new Section();
            codes(paragraph).forEach(section.commands::add);
            section.forms.add(new Form(""));
            sections.add(section);
        } else if (paragraph.startsWith("### ")) {
            last().forms.removeIf(form -> form.title.isEmpty());
            last().forms.add(new Form(paragraph.substring(4).strip()));
        } else if (paragraph.contains("Run: ")) {
            for (String line : codes(paragraph.substring(paragraph.indexOf("Run: ")))) {
                last().runs.put(line, lastForm());
            }
        } else if (paragraph.startsWith("| member")) {
            paragraph.lines().skip(2).forEach(this::row);
        }
    }

    private void row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException("no row: " + line);
        }
        lastForm().kinds.put(row.group(1), row.group(2).equals("time") ? "text" : row.group(2));
        if (row.group(3) != null) {
            lastForm().optional.add(row.group(1));
        }
    }

    private static List<String> codes(String paragraph) {
        return CODE.matcher(paragraph)
                .results()
                .map(code -> code.group(1).replace('\n', ' '))
                .toList();
    }

    private Section last() {
        return sections.get(sections.size() - 1);
    }

    private Form lastForm() {
        return last().forms.get(last().forms.size() - 1);
    }
}
