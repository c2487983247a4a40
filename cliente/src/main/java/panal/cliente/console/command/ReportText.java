package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.Table;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.HealingFigures;
import panal.protocol.value.MetadataDirectory;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeReport;
import panal.protocol.value.NodeWork;
import panal.protocol.value.Undertaking;

/** The cluster's report for people. */
final class ReportText {
    private final ClusterReport report;
    private final Screen screen;
    private final long nowMillis;

    ReportText(ClusterReport report, Screen screen, long nowMillis) {
        this.report = report;
        this.screen = screen;
        this.nowMillis = nowMillis;
    }

    Table cluster() {
        ClusterStatus status = report.status();
        Space space = Space.of(Space.reachable(status));
        Table table = Table.of("lt")
                .row("cluster", status.cluster().toString())
                .row("epoch", status.epoch() + ", up " + Moment.span(report.uptimeMillis()))
                .row("state", new StateText(screen).of(status))
                .row(
                        "holds",
                        status.files() + " files in " + status.directories() + " directories, " + status.blocks()
                                + " blocks")
                .row("safety", StateText.safety(status))
                .row(
                        "space",
                        HumanSize.of(space.used()) + " used (" + space.usedPercent() + " %), "
                                + HumanSize.of(space.free()) + " free")
                .row("healing", healing(report.healing()));
        report.undertakings().forEach(begun -> table.row("under way", underWay(begun)));
        if (!report.balance().phase().equals("off")) {
            table.row("balance", balance(report.balance()));
        }
        report.metadata().forEach(directory -> table.row("metadata", metadata(directory)));
        return table;
    }

    private String healing(HealingFigures healing) {
        String pause = screen.name(healing.pause());
        if (healing.done()) {
            return pause.isEmpty() ? "nothing to do" : pause;
        }
        String queue = healing.waiting().stream()
                .filter(each -> each.blocks() > 0)
                .map(each -> HealthText.counted(each.blocks(), "block") + " " + screen.name(each.danger()))
                .collect(Collectors.joining(", "));
        return queue + "; " + HumanSize.of(healing.missingBytes()) + " to copy, "
                + HealthText.counted(healing.copying(), "copy") + " under way, " + HumanSize.of(healing.healedBytes())
                + " in the last minute, "
                + left(healing.millisLeft()) + (pause.isEmpty() ? "" : "; " + pause);
    }

    private static String left(long millis) {
        return millis < 0 ? "no telling how long" : "about " + Moment.span(millis) + " left";
    }

    private String underWay(Undertaking begun) {
        String blocks = begun.total() < 0 ? ": " : ": " + begun.done() + " of " + begun.total() + " blocks done, ";
        return screen.name(begun.what())
                + blocks
                + left(begun.millisLeft())
                + (begun.detail().isEmpty() ? "" : "; " + screen.name(begun.detail()));
    }

    private String balance(BalanceProgress balance) {
        return screen.name(balance.phase()) + ": " + HumanSize.of(balance.movedBytes()) + " moved, at least "
                + HumanSize.of(balance.leftBytes()) + " to go, " + HumanSize.of(balance.bytesPerSecond()) + "/s"
                + (balance.why().isEmpty() ? "" : "; " + screen.name(balance.why()));
    }

    private String metadata(MetadataDirectory directory) {
        return screen.name(directory.directory()) + " " + screen.name(directory.state()) + ", transaction "
                + directory.transaction()
                + (directory.detail().isEmpty() ? "" : ": " + screen.name(directory.detail()));
    }

    Table nodes() {
        Table table = Table.of("lllrrrrrrrrt")
                .row(
                        "node",
                        "address",
                        "state",
                        "size",
                        "used",
                        "free",
                        "use%",
                        "blocks",
                        "heard",
                        "up",
                        "copying",
                        "verified");
        report.nodes().forEach(node -> table.row(cells(node)));
        return table;
    }

    private String[] cells(NodeReport node) {
        NodeHealth health = node.status().health();
        boolean heard = node.status().lastHeartbeatMillis() >= 0;
        return new String[] {
            node.status().name().text(),
            screen.name(node.status().address().toString()),
            screen.name(node.status().state()),
            heard ? HumanSize.of(health.capacity()) : "-",
            heard ? HumanSize.of(health.used()) : "-",
            heard ? HumanSize.of(health.free()) : "-",
            heard ? Space.of(List.of(node.status())).usedPercent() + "%" : "-",
            Long.toString(node.blocks()),
            heard ? Moment.span(node.status().lastHeartbeatMillis()) + " ago" : "never",
            heard ? Moment.span(health.uptimeMillis()) : "-",
            Integer.toString(node.work().copying()),
            verified(node.work())
        };
    }

    /** How far the round of verifying is, and when the last one ended. */
    private String verified(NodeWork work) {
        String round = work.scrubBlocks() == 0 ? "" : work.scrubbedBlocks() + " of " + work.scrubBlocks() + ", ";
        String last = work.lastScrubMillis() == 0
                ? "no whole round yet"
                : "last round " + Moment.span(Math.max(0, nowMillis - work.lastScrubMillis())) + " ago";
        return round + last;
    }

    /** What deserves a sentence. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (NodeReport node : report.nodes()) {
            String name = node.status().name().text();
            if (!node.status().detail().isEmpty()) {
                remarks.add(name + " is " + screen.name(node.status().state()) + ": "
                        + screen.name(node.status().detail()));
            }
            if (node.status().health().failedDirectories() > 0) {
                remarks.add(name + ": " + node.status().health().failedDirectories() + " data directories failed");
            }
            if (node.work().corruptFound() > 0) {
                remarks.add(
                        name + ": verifying found " + node.work().corruptFound() + " corrupt copies since its start");
            }
        }
        if (report.status().blocksUnreadable() > 0) {
            remarks.add("panal fsck names the files that cannot be read");
        }
        if (report.keptBlocks() > 0) {
            remarks.add(Orphans.shown(report.keptBlocks()) + "; panal help orphans says more");
        }
        return remarks;
    }
}
