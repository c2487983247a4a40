package panal.cluster.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell sample of a page.
 *
 * @param kind what the comment above it says, such as {@code terminals}; empty text without one
 * @param line where it stands
 */
record ReadmeSample(String kind, int line, String script) {
    private static final Pattern SAMPLE =
            Pattern.compile("(?:<!-- sample: ([^>]*?) -->\\n)?```sh\\n(.*?)```", Pattern.DOTALL);

    static List<ReadmeSample> in(Path page) throws IOException {
        String text = Files.readString(page);
        List<ReadmeSample> samples = new ArrayList<>();
        Matcher sample = SAMPLE.matcher(text);
        while (sample.find()) {
            int line = (int) text.substring(0, sample.start(2)).lines().count() + 1;
            String kind = sample.group(1) == null ? "" : sample.group(1);
            samples.add(new ReadmeSample(kind, line, sample.group(2)));
        }
        return samples;
    }

    List<String> lines() {
        return script.lines().filter(line -> !line.isBlank()).toList();
    }
}
