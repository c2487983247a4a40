package panal.protocol.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;

/**
 * One line that carries trust to another machine: {@code panal-invite:HOST:PORT:SECRET} for a node,
 * {@code panal-invite:HOST:PORT:USER:KEY} for a user; an IPv6 literal stands in brackets. Whoever has the line is in.
 */
public sealed interface Invitation {
    /** The name server that the invited looks for. */
    Address registry();

    /** The line. */
    String encoded();

    /** Keeps the secret and the registry in a home, so that it is needed once. */
    void accept(Home home) throws LocalFailure, InvalidInput;

    /** For a machine that runs services. */
    record ForNode(Address registry, ClusterSecret secret) implements Invitation {
        @Override
        public String encoded() {
            return PREFIX + registry + ":" + secret.encoded();
        }

        @Override
        public void accept(Home home) throws LocalFailure {
            ClusterKeyFile.adopt(home, secret);
            new PropertiesFile(home.properties()).set("registry", registry.toString());
        }

        @Override
        public String toString() {
            return "invitation of a node by " + registry;
        }
    }

    /** For a person, by the name the cluster knows them by. */
    record ForUser(Address registry, String user, UserKey key) implements Invitation {
        @Override
        public String encoded() {
            return PREFIX + registry + ":" + user + ":" + key.encoded();
        }

        @Override
        public void accept(Home home) throws LocalFailure, InvalidInput {
            UserKeyFiles.write(home, user, key);
            new PropertiesFile(home.properties()).set("registry", registry.toString());
        }

        @Override
        public String toString() {
            return "invitation of user " + user + " by " + registry;
        }
    }

    String PREFIX = "panal-invite:";

    /** Reads a line for a machine that runs services. A person's has not the secret that they need, and is refused. */
    static ForNode forServices(String line) throws InvalidInput {
        if (parse(line) instanceof ForNode node) {
            return node;
        }
        throw new InvalidInput("this invitation is a person's, for the console; services need the line that"
                + " `invite` prints without --user");
    }

    /** Reads a line that was pasted; the secret is never part of the error. */
    static Invitation parse(String line) throws InvalidInput {
        Matcher form = Pattern.compile(
                        PREFIX + "(\\[[^\\]]+\\]|[^:\\[\\]]+):([0-9]{1,5}):(?:([^:]+):)?([A-Za-z0-9_-]{43})")
                .matcher(line.strip());
        if (!form.matches()) {
            throw new InvalidInput(
                    "this is no invitation; paste the whole line that `invite` printed, which begins with " + PREFIX);
        }
        String host = form.group(1).startsWith("[")
                ? form.group(1).substring(1, form.group(1).length() - 1)
                : form.group(1);
        try {
            Address registry = new Address(host, Integer.parseInt(form.group(2)));
            String user = form.group(3);
            return user == null
                    ? new ForNode(registry, ClusterSecret.decode(form.group(4)))
                    : new ForUser(registry, UserKeyFiles.requireName(user), UserKey.decode(form.group(4)));
        } catch (IllegalArgumentException damaged) {
            throw new InvalidInput("this invitation is damaged; paste the whole line that `invite` printed");
        }
    }
}
