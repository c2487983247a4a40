package panal.namenode;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.FoundCluster;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.User;
import panal.protocol.config.Home;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.error.PanalException;
import panal.protocol.token.UserKey;
import panal.protocol.value.ClusterId;

/** The first start of a cluster: its id, and its first user, whose key the local client finds by itself. */
final class Founding {
    private static final Logger log = LoggerFactory.getLogger(Founding.class);

    private Founding() {}

    /** Founds the cluster unless the journal has one. */
    static void foundOrCheck(Committer committer, Home home, String osUser, SecureRandom random, Clock clock)
            throws PanalException {
        Namespace now = committer.published();
        if (now.clusterId().isNone()) {
            found(committer, home, acceptable(osUser), random, clock);
        } else {
            check(now, home);
        }
    }

    /** The key is written first: a cluster without a key would have no user, a key without a cluster is used next time. */
    private static void found(Committer committer, Home home, String user, SecureRandom random, Clock clock)
            throws PanalException {
        if (!UserKeyFiles.has(home, user)) {
            UserKeyFiles.write(home, user, UserKey.random(random));
        }
        UserKey key = UserKeyFiles.read(home, user);
        ClusterId cluster = committer.submit(
                new FoundCluster(new ClusterId(UUID.randomUUID()), user, key.verifier(), clock.millis()));
        log.info("cluster founded cluster={} user={} key={}", cluster, user, home.userKey(user));
    }

    /** Never makes a new key for an old user: whoever could do that could be anybody. */
    private static void check(Namespace now, Home home) throws PanalException {
        for (User user : now.users()) {
            if (user.superuser() && UserKeyFiles.has(home, user.name())) {
                UserKey key = UserKeyFiles.read(home, user.name());
                if (!key.verifier().equals(user.verifier())) {
                    log.warn(
                            "key belongs to another cluster user={} key={}; put this cluster's key back from a backup",
                            user.name(),
                            home.userKey(user.name()));
                }
                return;
            }
        }
        log.warn(
                "no superuser's key is here users={} directory={}; log in from a machine that has one, or copy it from"
                        + " there or from a backup (the NameNode itself does not know it)",
                now.users(),
                home.users());
    }

    /** Names of users are also names of files; what cannot be in one becomes an underscore. */
    static String acceptable(String osUser) {
        String name = osUser.replaceAll("[^\\p{L}\\p{N}._@+-]", "_").replaceFirst("^\\.", "_");
        return name.isEmpty() ? "admin" : name.substring(0, Math.min(64, name.length()));
    }
}
