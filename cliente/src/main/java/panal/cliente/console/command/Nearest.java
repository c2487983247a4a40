package panal.cliente.console.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant: the nearest of some words by Damerau-Levenshtein distance (optimal string alignment). */
final class Nearest {
    private Nearest() {}

    /** The nearest word, if it is near enough: one slip in a short word, two in a longer one, or a beginning of it. */
    static Optional<String> to(String typed, Collection<String> words) {
        String wanted = bare(typed);
        int slips = wanted.length() <= 4 ? 1 : 2;
        return words.stream()
                .filter(word -> distance(wanted, bare(word)) <= slips
                        || (wanted.length() >= 2 && bare(word).startsWith(wanted)))
                .min(Comparator.<String>comparingInt(word -> distance(wanted, bare(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String bare(String word) {
        int start = 0;
        while (start < word.length() && word.charAt(start) == '-') {
            start++;
        }
        return word.substring(start).toLowerCase(Locale.ROOT);
    }

    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] cost) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
