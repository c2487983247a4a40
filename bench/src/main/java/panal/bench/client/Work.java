package panal.bench.client;

import java.util.List;

/**
 * One line from the driver: what to do, and its words. Divided by tabs, so that local file names may have spaces.
 *
 * @param verb what to do
 */
record Work(String verb, List<String> words) {
    Work {
        words = List.copyOf(words);
    }

    static Work parse(String line) {
        List<String> all = List.of(line.split("\t", -1));
        return new Work(all.get(0), all.subList(1, all.size()));
    }

    String text(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException(verb + " needs word " + (index + 1) + ": " + words);
        }
        return words.get(index);
    }

    int number(int index) {
        return Integer.parseInt(text(index));
    }

    long bytes(int index) {
        return Long.parseLong(text(index));
    }
}
