package panal.cliente.console.command.operator;

import java.util.List;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.shell.SizeText;
import panal.cliente.console.words.Texts;
import panal.protocol.value.FileHealth;
import panal.protocol.value.HealthTally;

/** Verdicts, as people and programs read them. */
final class HealthText {
    private HealthText() {}

    static String sum(HealthTally sum, Texts texts) {
        return texts.text(
                "cluster.sum",
                texts.counted("files.files", sum.files()),
                texts.counted("cluster.blocks", sum.blocks()),
                SizeText.of(sum.bytes(), texts),
                sum.safe(),
                sum.atRisk(),
                texts.counted("cluster.unreadable", sum.unreadable()),
                texts.counted("cluster.missing-copies", sum.missingCopies()),
                texts.counted("cluster.corrupt-copies", sum.corruptCopies()));
    }

    /** A file; its blocks only if they were asked for. */
    static String asJson(FileHealth file, boolean withBlocks, List<JsonLine> blocks) {
        JsonLine object = new JsonLine()
                .add("path", file.path().text())
                .add("verdict", file.verdict().text())
                .add("wanted", file.wanted())
                .add("copies", file.copies())
                .add("detail", file.detail())
                .add("length", file.length());
        if (withBlocks) {
            object.addObjects("blocks", blocks);
        }
        return object.toString();
    }
}
