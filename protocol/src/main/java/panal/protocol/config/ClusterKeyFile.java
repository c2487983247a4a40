package panal.protocol.config;

import java.security.SecureRandom;
import java.time.Duration;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.rmi.HostChoice;
import panal.protocol.token.ClusterSecret;

/** {@code cluster.key}: the cluster's secret on this machine. Only the name server makes it; others are given it. */
public final class ClusterKeyFile {
    private ClusterKeyFile() {}

    /** The secret, made now when there is none. */
    public static ClusterSecret createIfAbsent(Home home, SecureRandom random) throws LocalFailure {
        new SecretFile(home.clusterKey())
                .createIfAbsent(ClusterSecret.random(random).encoded());
        return read(home);
    }

    /** The secret; refuses to go on without one, and says how to get it. */
    public static ClusterSecret read(Home home) throws LocalFailure {
        SecretFile file = new SecretFile(home.clusterKey());
        if (!file.exists()) {
            throw new LocalFailure("no cluster key at " + home.clusterKey()
                    + "; start the name server here first, or paste an invitation: --join LINE");
        }
        String line = file.read();
        try {
            return ClusterSecret.decode(line);
        } catch (IllegalArgumentException damaged) {
            throw new LocalFailure(home.clusterKey() + " holds no cluster key (" + damaged.getMessage()
                    + "); copy it again from the name server's machine, or delete it and use --join LINE");
        }
    }

    /**
     * The secret, as {@link #read}; where the name server is this machine's, and may be making the key at its first start in
     * another terminal just now, waits for it up to {@code patience}.
     */
    public static ClusterSecret readWithin(Home home, NameServerLink names, Duration patience) throws PanalException {
        boolean here = HostChoice.isOwn(names.registry().host());
        if (here && !new SecretFile(home.clusterKey()).exists()) {
            names.awaitNameServer(patience);
        }
        return read(home);
    }

    /** Takes over another machine's secret; refuses when a different one is there. */
    static void adopt(Home home, ClusterSecret secret) throws LocalFailure {
        boolean written = new SecretFile(home.clusterKey()).createIfAbsent(secret.encoded());
        if (!written && !read(home).encoded().equals(secret.encoded())) {
            throw new LocalFailure(home.clusterKey()
                    + " holds the key of another cluster; join with another --home, or move that file away");
        }
    }
}
