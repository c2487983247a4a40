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
                + (sum.bytes() < 1024 ? " bytes" : "")
                + ": " + sum.safe() + " safe, " + sum.atRisk() + " at risk, " + sum.unreadable()
                + " unreadable; " + counted(sum.missingCopies(), "missing copy") + ", "
                + counted(sum.corruptCopies(), "corrupt copy");
    }

    /** {@code 1 file}, {@code 2 copies}. */
    static String counted(long number, String what) {
        if (number == 1) {
            return "1 " + what;
        }
        return number + " " + (what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s");
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
