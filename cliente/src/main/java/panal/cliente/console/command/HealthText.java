package panal.cliente.console.command;

import java.util.List;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.JsonLine;
import panal.protocol.value.FileHealth;
import panal.protocol.value.HealthTally;

/** Verdicts, as people and programs read them. */
final class HealthText {
    private HealthText() {}

    static String sum(HealthTally sum) {
        return counted(sum.files(), "file") + ", " + counted(sum.blocks(), "block") + ", " + HumanSize.of(sum.bytes())
                + " bytes: " + sum.safe() + " safe, " + sum.atRisk() + " at risk, " + sum.unreadable()
                + " unreadable; " + counted(sum.missingCopies(), "missing cop") + ", "
                + counted(sum.corruptCopies(), "corrupt cop");
    }

    private static String counted(long number, String what) {
        boolean one = number == 1;
        return number + " " + (what.endsWith("cop") ? what + (one ? "y" : "ies") : what + (one ? "" : "s"));
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
