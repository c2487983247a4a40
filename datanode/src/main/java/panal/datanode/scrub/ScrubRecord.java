package panal.datanode.scrub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import panal.protocol.block.Crc32cSum;
import panal.protocol.value.BlockId;

/**
 * What is written down of the scrub, so that a restart does not begin it anew: a line for each thing, the last one being the
 * CRC32C of those before.
 *
 * @param lastEndMillis when the last whole round ended, in milliseconds since 1970; 0 if none has
 * @param suspects blocks that were found damaged; they are looked at first
 */
record ScrubRecord(ScrubRound round, long lastEndMillis, List<BlockId> suspects) {
    ScrubRecord {
        Objects.requireNonNull(round, "round");
        suspects = List.copyOf(suspects);
    }

    String text() {
        StringBuilder text = new StringBuilder("panal-scrub 1\n");
        line(text, "started", round.startedMillis());
        line(text, "position", round.position());
        line(text, "done", round.done());
        line(text, "total", round.total());
        line(text, "hurried", round.hurried() ? 1 : 0);
        line(text, "ended", lastEndMillis);
        suspects.forEach(block -> line(text, "suspect", block.number()));
        return text + "crc32c " + sum(text.toString()) + "\n";
    }

    /** Empty for what is no such record, or not whole. */
    static Optional<ScrubRecord> parse(String text) {
        int end = text.lastIndexOf("crc32c ");
        if (end < 0 || !text.substring(end).equals("crc32c " + sum(text.substring(0, end)) + "\n")) {
            return Optional.empty();
        }
        Map<String, Long> numbers = new HashMap<>();
        List<BlockId> suspects = new ArrayList<>();
        try {
            for (String line : text.substring(0, end).lines().skip(1).toList()) {
                int space = line.indexOf(' ');
                long number = Long.parseLong(line.substring(space + 1));
                String key = line.substring(0, Math.max(0, space));
                if (key.equals("suspect")) {
                    suspects.add(new BlockId(number));
                } else {
                    numbers.put(key, number);
                }
            }
            return Optional.of(of(numbers, suspects));
        } catch (IllegalArgumentException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static ScrubRecord of(Map<String, Long> numbers, List<BlockId> suspects) {
        ScrubRound round = new ScrubRound(
                number(numbers, "started"),
                number(numbers, "position"),
                number(numbers, "done"),
                number(numbers, "total"),
                number(numbers, "hurried") == 1);
        return new ScrubRecord(round, number(numbers, "ended"), suspects);
    }

    private static long number(Map<String, Long> numbers, String key) {
        Long number = numbers.get(key);
        if (number == null || number < 0) {
            throw new IllegalArgumentException("no " + key);
        }
        return number;
    }

    private static void line(StringBuilder text, String key, long number) {
        text.append(key).append(' ').append(number).append('\n');
    }

    private static String sum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return String.format("%08x", Crc32cSum.of(bytes, 0, bytes.length));
    }
}
