package panal.namenode.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code directories} in each of several directories: which of them this one is, and the newest view that it knows.
 * Lines of text, the last of which is the CRC32C of those before it; docs/format/journal.md has the grammar.
 */
record ViewFile(UUID self, DirectoryView view) {
    static final String NAME = "directories";

    private static final Logger log = LoggerFactory.getLogger(ViewFile.class);
    private static final String FIRST = "panal-directories 1";
    private static final String CRC = "crc32c ";

    /** Whether the directory that it is about knows that it has not everything. */
    boolean knowsItIsBehind() {
        return !view.has(self);
    }

    /** What stands in a directory; empty where there is none, or a damaged one, since the log itself says enough then. */
    static Optional<ViewFile> read(JournalDisk disk) throws IOException {
        if (!disk.list().contains(NAME)) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = disk.open(NAME)) {
            bytes = in.readAllBytes();
        }
        try {
            return Optional.of(parse(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            log.warn(
                    "record of directories is damaged, not used file={} why={}", disk.locate(NAME), damaged.toString());
            return Optional.empty();
        }
    }

    /** Replaces the file, durably. */
    void write(JournalDisk disk) throws IOException {
        disk.replace(NAME, ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8)));
    }

    String text() {
        StringBuilder text = new StringBuilder(FIRST + "\n");
        text.append("self ").append(self).append('\n');
        text.append("view ")
                .append(view.number())
                .append(' ')
                .append(view.transaction())
                .append('\n');
        for (DirectoryView.Member member : view.members()) {
            text.append(member.current() ? "current " : "dropped ")
                    .append(member.id())
                    .append(' ')
                    .append(member.transaction())
                    .append(' ')
                    .append(member.lastView())
                    .append(' ')
                    .append(member.place().replaceAll("\\p{Cntrl}", "?"))
                    .append('\n');
        }
        return text + CRC + checksum(text.toString()) + "\n";
    }

    private static ViewFile parse(String text) {
        int end = text.lastIndexOf(CRC);
        String content = text.substring(0, end);
        if (!text.substring(end + CRC.length()).equals(checksum(content) + "\n")) {
            throw new IllegalArgumentException("it does not match its checksum");
        }
        List<String> lines = content.lines().toList();
        if (!lines.get(0).equals(FIRST)) {
            throw new IllegalArgumentException("it begins with " + lines.get(0));
        }
        String[] view = lines.get(2).split(" ", -1);
        List<DirectoryView.Member> members = new ArrayList<>();
        for (String line : lines.subList(3, lines.size())) {
            String[] words = line.split(" ", 5);
            members.add(new DirectoryView.Member(
                    UUID.fromString(words[1]),
                    words[4],
                    words[0].equals("current"),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3])));
        }
        UUID self = UUID.fromString(lines.get(1).substring("self ".length()));
        return new ViewFile(self, new DirectoryView(Long.parseLong(view[1]), Long.parseLong(view[2]), members));
    }

    private static String checksum(String content) {
        CRC32C crc = new CRC32C();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
