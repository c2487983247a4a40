package panal.cliente.console.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the word at the cursor may become.
 *
 * @param all some of it or all, sorted, unquoted
 * @param common what all of it begins with, also that which is not among {@code all}
 * @param note what to know about {@code all}, such as that there is more; may be empty
 */
public record Completed(List<Suggestion> all, String common, String note) {
    /** Nothing. */
    public static final Completed NONE = new Completed(List.of(), "", "");

    /**
     * One word.
     *
     * @param text the whole word
     * @param shown what a list of suggestions shows of it
     * @param whole whether the word ends here; a directory's name goes on
     */
    public record Suggestion(String text, String shown, boolean whole) {}

    public Completed {
        all = List.copyOf(all);
    }

    /** Exactly these. */
    public static Completed of(List<Suggestion> all) {
        if (all.isEmpty()) {
            return NONE;
        }
        List<Suggestion> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Suggestion::text));
        return new Completed(
                sorted,
                commonStart(sorted.get(0).text(), sorted.get(sorted.size() - 1).text()),
                "");
    }

    /** Those of the words that begin as typed. */
    public static Completed ofWords(Iterable<String> words, String typed) {
        List<Suggestion> fitting = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith(typed)) {
                fitting.add(new Suggestion(word, word, true));
            }
        }
        return of(fitting);
    }

    /** These and others. */
    public Completed plus(Completed others) {
        if (all.isEmpty() || others.all.isEmpty()) {
            return all.isEmpty() ? others : this;
        }
        Map<String, Suggestion> both = new TreeMap<>();
        all.forEach(one -> both.put(one.text(), one));
        others.all.forEach(other -> both.putIfAbsent(other.text(), other));
        return new Completed(
                List.copyOf(both.values()), commonStart(common, others.common), note.isEmpty() ? others.note : note);
    }

    /** What two texts begin with; never half of a surrogate pair. */
    public static String commonStart(String a, String b) {
        int length = 0;
        while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        boolean cutsPair = length > 0 && Character.isHighSurrogate(a.charAt(length - 1));
        return a.substring(0, cutsPair ? length - 1 : length);
    }
}
