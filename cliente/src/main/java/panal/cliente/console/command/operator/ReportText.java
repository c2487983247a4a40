package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.Table;
import panal.cliente.console.words.Texts;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.HealingFigures;
import panal.protocol.value.MetadataDirectory;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeReport;
import panal.protocol.value.NodeWork;
import panal.protocol.value.Undertaking;
import panal.protocol.value.UnfinishedTotals;

/** The cluster's report for people. */
final class ReportText {
    private final ClusterReport report;
    private final Screen screen;
    private final Texts texts;
    private final StateText state;
    private final long nowMillis;

    ReportText(ClusterReport report, Screen screen, long nowMillis) {
        this.report = report;
        this.screen = screen;
        this.texts = screen.texts();
        this.state = new StateText(screen);
        this.nowMillis = nowMillis;
    }

    Table cluster() {
        ClusterStatus status = report.status();
        Space space = Space.of(Space.reachable(status));
        Table table = Table.of("ll")
                .row(texts.text("cluster.row.cluster"), status.cluster().toString())
                .row(
                        texts.text("cluster.row.epoch"),
                        texts.text("cluster.epoch", status.epoch(), Moment.span(report.uptimeMillis())))
                .row(texts.text("cluster.row.state"), state.of(status))
                .row(texts.text("cluster.row.holds"), state.holds(status))
                .row(texts.text("cluster.row.safety"), state.safety(status))
                .row(
                        texts.text("cluster.row.space"),
                        texts.text(
                                "cluster.space.percent",
                                HumanSize.of(space.used()),
                                space.usedPercent(),
                                HumanSize.of(space.free())))
                .row(texts.text("cluster.row.healing"), healing(report.healing()));
        if (report.unfinished().uploads() > 0) {
            table.row(texts.text("cluster.row.uploads"), uploads(report.unfinished()));
        }
        report.undertakings().forEach(begun -> table.row(texts.text("cluster.row.under-way"), underWay(begun)));
        if (!report.balance().phase().equals("off")) {
            table.row(texts.text("cluster.row.balance"), balance(report.balance()));
        }
        report.metadata().forEach(directory -> table.row(texts.text("cluster.row.metadata"), metadata(directory)));
        return table;
    }

    private String healing(HealingFigures healing) {
        String pause = state.said(healing.pause());
        if (healing.done()) {
            return pause.isEmpty() ? texts.text("cluster.healing.done") : pause;
        }
        String queue = healing.waiting().stream()
                .filter(each -> each.blocks() > 0)
                .map(each -> texts.counted("cluster.blocks", each.blocks()) + " " + state.said(each.danger()))
                .collect(Collectors.joining(", "));
        String copying = texts.counted(
                "cluster.healing",
                healing.copying(),
                HumanSize.of(healing.missingBytes()),
                HumanSize.of(healing.healedBytes()),
                left(healing.millisLeft()));
        return queue + "; " + copying + (pause.isEmpty() ? "" : "; " + pause);
    }

    private String uploads(UnfinishedTotals unfinished) {
        return texts.counted(
                "cluster.uploads",
                unfinished.uploads(),
                HumanSize.of(unfinished.bytes()),
                HumanSize.of(unfinished.stored()));
    }

    private String left(long millis) {
        return millis < 0 ? texts.text("cluster.no-telling") : texts.text("cluster.about-left", Moment.span(millis));
    }

    private String underWay(Undertaking begun) {
        String blocks =
                begun.total() < 0 ? "" : texts.counted("cluster.blocks-done", begun.total(), begun.done()) + ", ";
        return screen.name(begun.what())
                + ": "
                + blocks
                + left(begun.millisLeft())
                + (begun.detail().isEmpty() ? "" : "; " + state.said(begun.detail()));
    }

    private String balance(BalanceProgress balance) {
        return texts.text(
                        "cluster.balance",
                        state.said(balance.phase()),
                        HumanSize.of(balance.movedBytes()),
                        HumanSize.of(balance.leftBytes()),
                        HumanSize.of(balance.bytesPerSecond()))
                + (balance.why().isEmpty() ? "" : "; " + state.said(balance.why()));
    }

    private String metadata(MetadataDirectory directory) {
        return texts.text(
                        "cluster.metadata",
                        screen.name(directory.directory()),
                        state.said(directory.state()),
                        directory.transaction())
                + (directory.detail().isEmpty() ? "" : ": " + state.said(directory.detail()));
    }

    Table nodes() {
        Table table = Table.of("lllrrrrrrrrt")
                .row(
                        texts.text("cluster.head.node"),
                        texts.text("cluster.head.address"),
                        texts.text("cluster.row.state"),
                        texts.text("cluster.head.size"),
                        texts.text("cluster.head.used"),
                        texts.text("cluster.head.free"),
                        texts.text("cluster.head.use"),
                        texts.text("cluster.head.blocks"),
                        texts.text("cluster.head.heard"),
                        texts.text("cluster.head.up"),
                        texts.text("cluster.head.copying"),
                        texts.text("cluster.head.verified"));
        report.nodes().forEach(node -> table.row(cells(node)));
        return table;
    }

    private String[] cells(NodeReport node) {
        NodeHealth health = node.status().health();
        boolean heard = node.status().lastHeartbeatMillis() >= 0;
        return new String[] {
            node.status().name().text(),
            screen.name(node.status().address().toString()),
            state.said(node.status().state()),
            heard ? HumanSize.of(health.capacity()) : "-",
            heard ? HumanSize.of(health.used()) : "-",
            heard ? HumanSize.of(health.free()) : "-",
            heard ? Space.of(List.of(node.status())).usedPercent() + "%" : "-",
            Long.toString(node.blocks()),
            heard
                    ? texts.text("cluster.ago", Moment.span(node.status().lastHeartbeatMillis()))
                    : texts.text("cluster.never"),
            heard ? Moment.span(health.uptimeMillis()) : "-",
            Integer.toString(node.work().copying()),
            verified(node.work())
        };
    }

    /** How far the round of verifying is, and when the last one ended. */
    private String verified(NodeWork work) {
        String round = work.scrubBlocks() == 0
                ? ""
                : texts.text("cluster.of", work.scrubbedBlocks(), work.scrubBlocks()) + ", ";
        String last = work.lastScrubMillis() == 0
                ? texts.text("cluster.no-round")
                : texts.text("cluster.last-round", Moment.span(Math.max(0, nowMillis - work.lastScrubMillis())));
        return round + last;
    }

    /** What deserves a sentence. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (NodeReport node : report.nodes()) {
            String name = node.status().name().text();
            if (!node.status().detail().isEmpty()) {
                remarks.add(texts.text(
                        "cluster.remark.state",
                        name,
                        state.said(node.status().state()),
                        state.said(node.status().detail())));
            }
            if (node.status().health().failedDirectories() > 0) {
                remarks.add(texts.counted(
                        "cluster.remark.directories", node.status().health().failedDirectories(), name));
            }
            if (node.work().corruptFound() > 0) {
                remarks.add(texts.counted("cluster.remark.corrupt", node.work().corruptFound(), name));
            }
        }
        if (report.status().blocksUnreadable() > 0) {
            remarks.add(texts.text("cluster.remark.unreadable"));
        }
        if (report.keptBlocks() > 0) {
            remarks.add(texts.text("cluster.orphans.more", Orphans.shown(report.keptBlocks(), texts)));
        }
        return remarks;
    }
}
