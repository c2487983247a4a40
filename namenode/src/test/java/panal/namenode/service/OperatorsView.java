package panal.namenode.service;

import panal.protocol.remote.Operator;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;
import panal.protocol.value.LocatedBlock;

/** A cluster as its superuser sees it. */
final class OperatorsView {
    private final NameNodeFixture cluster;

    OperatorsView(NameNodeFixture cluster) {
        this.cluster = cluster;
    }

    Operator operator() throws Exception {
        return cluster.ana().operator();
    }

    /** Files of one block each, /f0 and so on, of which every node has told. */
    void upload(int files, BlockSum sum) throws Exception {
        for (int i = 0; i < files; i++) {
            cluster.upload(cluster.ana(), "/f" + i, sum);
        }
        cluster.beatAll();
    }

    String state(int slot) throws Exception {
        return cluster.nameNode.status().nodes().stream()
                .filter(node -> node.name().slot() == slot)
                .findFirst()
                .orElseThrow()
                .state();
    }

    LocatedBlock located(String path) throws Exception {
        return cluster.ana().layout(new FilePath(path), 0, 1).blocks().get(0);
    }

    /** The first node that has the file's only block. */
    int holder(String path) throws Exception {
        return located(path).replicas().get(0).slot();
    }
}
