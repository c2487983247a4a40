package panal.namenode.service;

import java.time.Clock;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.Delete;
import panal.namenode.namespace.MakeDirectory;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Rename;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.RequestId;

/** Changes of the tree that need no DataNode. Permissions are checked where the command is decided. Thread-safe. */
final class FileChanges {
    private final Committer committer;
    private final Cluster cluster;
    private final Clock clock;

    FileChanges(Committer committer, Cluster cluster, Clock clock) {
        this.committer = committer;
        this.cluster = cluster;
        this.clock = clock;
    }

    void makeDirectory(String user, FilePath path, boolean parents, RequestId request) throws PanalException {
        cluster.requireWritable();
        committer.submit(new MakeDirectory(origin(user, request), path, parents));
    }

    void rename(String user, FilePath from, FilePath to, RequestId request) throws PanalException {
        cluster.requireWritable();
        committer.submit(new Rename(origin(user, request), from, to));
    }

    void delete(String user, FilePath path, boolean recursive, RequestId request) throws PanalException {
        cluster.requireWritable();
        committer.submit(new Delete(origin(user, request), path, recursive));
    }

    private Origin origin(String user, RequestId request) {
        return new Origin(user, clock.millis(), request);
    }
}
