package panal.namenode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import panal.namenode.journal.JsonLine;
import panal.namenode.rescue.Note;
import panal.namenode.rescue.RescueFacts;
import panal.namenode.rescue.RescueReport;
import panal.protocol.value.NodeName;

/** A rescue's report, for people or one JSON object a line. */
final class RescueText {
    private static final int SHOWN = 20;

    private final RescueReport report;
    private final RescueFacts facts;
    private final List<NodeName> nodes;

    RescueText(RescueReport report, RescueFacts facts, List<NodeName> nodes) {
        this.report = report;
        this.facts = facts;
        this.nodes = nodes;
    }

    String forPeople() {
        StringBuilder text = new StringBuilder();
        text.append("rescued cluster ")
                .append(facts.cluster())
                .append(" from ")
                .append(joined())
                .append('\n');
        line(text, "files", "%,d, at the path each was first written to", report.files());
        line(text, "pieces", "%,d, of files that are not whole, in /lost+found", report.pieces());
        line(text, "directories", "%,d", report.directories());
        line(text, "data", "%,d bytes in %,d blocks", report.bytes(), report.blocks());
        for (Note.Kind kind : Note.Kind.values()) {
            notes(text, kind);
        }
        text.append("""
                What no block can tell: deleted and overwritten files may be back; renamed files and directories stand under
                their old names; empty files and empty directories are gone; all belongs to %s, with the modes of new files
                and of now; files have at least 3 copies wanted; other users have to be invited again. A file whose last
                blocks are all lost looks shorter, not incomplete, unless it says "end uncertain" above.
                A node or disk that was not here has no say: its blocks that are nowhere else are in no file. They are kept
                and shown (report, orphans) until somebody says orphans --delete, and a new rescue makes files of them.
                If one is missing, do not start the NameNode, move its new metadata away, and rescue again with all nodes.
                Otherwise start the NameNode as always.
                """.formatted(facts.superuser()));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String format, Object... values) {
        text.append("  %-12s ".formatted(what))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    private void notes(StringBuilder text, Note.Kind kind) {
        List<Note> all =
                report.notes().stream().filter(note -> note.kind() == kind).toList();
        all.stream().limit(SHOWN).forEach(note -> text.append("  %-12s ".formatted(kind.text()))
                .append(note.path())
                .append(note.path().isEmpty() ? "" : ": ")
                .append(note.detail())
                .append('\n'));
        if (all.size() > SHOWN) {
            line(text, kind.text(), "and %,d more; --json lists all", all.size() - SHOWN);
        }
    }

    String asJson() {
        List<String> lines = new ArrayList<>();
        for (Note note : report.notes()) {
            lines.add(
                    "{\"type\":\"note\",\"kind\":" + JsonLine.quoted(note.kind().text()) + ",\"path\":"
                            + JsonLine.quoted(note.path()) + ",\"detail\":" + JsonLine.quoted(note.detail()) + "}");
        }
        lines.add("{\"type\":\"rescue\",\"cluster\":"
                + JsonLine.quoted(facts.cluster().toString())
                + ",\"nodes\":["
                + String.join(
                        ",",
                        nodes.stream().map(node -> JsonLine.quoted(node.text())).toList())
                + "],\"files\":" + report.files() + ",\"pieces\":" + report.pieces() + ",\"directories\":"
                + report.directories() + ",\"blocks\":" + report.blocks() + ",\"bytes\":" + report.bytes() + "}");
        return String.join("\n", lines) + "\n";
    }

    private String joined() {
        return String.join(", ", nodes.stream().map(NodeName::text).toList());
    }
}
