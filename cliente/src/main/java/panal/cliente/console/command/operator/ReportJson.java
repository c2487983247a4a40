package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Moment;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.HealingFigures;
import panal.protocol.value.HealingLine;
import panal.protocol.value.MetadataDirectory;
import panal.protocol.value.NodeReport;
import panal.protocol.value.NodeWork;
import panal.protocol.value.Undertaking;

/** The cluster's report for programs: one object a line, each with its {@code type}. */
final class ReportJson {
    private final ClusterReport report;

    ReportJson(ClusterReport report) {
        this.report = report;
    }

    List<String> lines() {
        List<JsonLine> lines = new ArrayList<>();
        lines.add(cluster());
        report.nodes().forEach(node -> lines.add(node(node)));
        lines.add(healing(report.healing()));
        report.healing().waiting().forEach(waiting -> lines.add(waiting(waiting)));
        report.undertakings().forEach(begun -> lines.add(undertaking(begun)));
        lines.add(balance(report.balance()));
        report.metadata().forEach(directory -> lines.add(metadata(directory)));
        return lines.stream().map(JsonLine::toString).toList();
    }

    private JsonLine cluster() {
        Space space = Space.of(Space.reachable(report.status()));
        return new JsonLine()
                .add("type", "cluster")
                .add("cluster", report.status().cluster().toString())
                .add("epoch", report.status().epoch().number())
                .add("transaction", report.status().epoch().transaction())
                .add("uptimeMs", report.uptimeMillis())
                .add("safeMode", report.safeMode().on())
                .add("safeModeReason", report.safeMode().reason())
                .add("mayDelete", report.safeMode().mayDelete())
                .add(
                        "missing",
                        report.safeMode().missing().stream()
                                .map(Object::toString)
                                .toList())
                .add("directories", report.status().directories())
                .add("files", report.status().files())
                .add("blocks", report.status().blocks())
                .add("blocksAtRisk", report.status().blocksAtRisk())
                .add("blocksUnreadable", report.status().blocksUnreadable())
                .add("keptBlocks", report.keptBlocks())
                .add("unfinishedUploads", report.unfinished().uploads())
                .add("unfinishedBytes", report.unfinished().bytes())
                .add("unfinishedStored", report.unfinished().stored())
                .add("capacity", space.capacity())
                .add("used", space.used())
                .add("free", space.free())
                .add("usedPercent", space.usedPercent());
    }

    private static JsonLine node(NodeReport node) {
        NodeWork work = node.work();
        JsonLine line = Nodes.object(node.status(), new JsonLine().add("type", "node"));
        return line.add("usedPercent", Space.of(List.of(node.status())).usedPercent())
                .add("knownBlocks", node.blocks())
                .add("copying", work.copying())
                .add("copiedBlocks", work.copiedBlocks())
                .add("copiedBytes", work.copiedBytes())
                .add("scrubbedBlocks", work.scrubbedBlocks())
                .add("scrubBlocks", work.scrubBlocks())
                .add("lastScrub", work.lastScrubMillis() == 0 ? "" : Moment.iso(work.lastScrubMillis()))
                .add("corruptFound", work.corruptFound());
    }

    private static JsonLine healing(HealingFigures healing) {
        return new JsonLine()
                .add("type", "healing")
                .add(
                        "blocks",
                        healing.waiting().stream()
                                .mapToLong(HealingLine::blocks)
                                .sum())
                .add("missingBytes", healing.missingBytes())
                .add("copying", healing.copying())
                .add("healedBlocksLastMinute", healing.healedBlocks())
                .add("healedBytesLastMinute", healing.healedBytes())
                .add("leftMs", healing.millisLeft())
                .add("pause", healing.pause());
    }

    private static JsonLine waiting(HealingLine waiting) {
        return new JsonLine()
                .add("type", "healing queue")
                .add("danger", waiting.danger())
                .add("blocks", waiting.blocks());
    }

    private static JsonLine undertaking(Undertaking begun) {
        return new JsonLine()
                .add("type", "undertaking")
                .add("what", begun.what())
                .add("done", begun.done())
                .add("total", begun.total())
                .add("leftMs", begun.millisLeft())
                .add("detail", begun.detail());
    }

    /** How far balancing is; also what {@code balance --json} prints. */
    static JsonLine balance(BalanceProgress balance) {
        return new JsonLine()
                .add("type", "balance")
                .add("phase", balance.phase())
                .add("automatic", balance.automatic())
                .add("movedBlocks", balance.movedBlocks())
                .add("movedBytes", balance.movedBytes())
                .add("leftBytes", balance.leftBytes())
                .add("bytesPerSecond", balance.bytesPerSecond())
                .add("detail", balance.why());
    }

    private static JsonLine metadata(MetadataDirectory directory) {
        return new JsonLine()
                .add("type", "metadata")
                .add("directory", directory.directory())
                .add("state", directory.state())
                .add("transaction", directory.transaction())
                .add("detail", directory.detail());
    }
}
