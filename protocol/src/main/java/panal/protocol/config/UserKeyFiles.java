package panal.protocol.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.token.UserKey;

/** {@code users/<user>.key}: the keys of the users who work from this machine. */
public final class UserKeyFiles {
    private static final String SUFFIX = ".key";
    /** In characters, of which some take two places in a text. */
    private static final int LENGTH_MAX = 64;

    private UserKeyFiles() {}

    /** Refuses a name that could be no file's name. */
    public static String requireName(String user) throws InvalidInput {
        if (!isName(user)) {
            throw new InvalidInput("user name \"" + Terminal.oneLine(user)
                    + "\" is not accepted; use up to 64 letters, digits and . _ @ + - (no dot first)");
        }
        return user;
    }

    /**
     * Whether it may be a file's name everywhere, and stand in an invitation. By hand, as every command asks this, and a
     * pattern takes longer to make than to use.
     */
    private static boolean isName(String user) {
        for (int at = 0; at < user.length(); at = user.offsetByCodePoints(at, 1)) {
            int character = user.codePointAt(at);
            boolean first = at == 0;
            if (!isLetterOrNumber(character) && (first ? "_@+-" : "._@+-").indexOf(character) < 0) {
                return false;
            }
        }
        return !user.isEmpty() && user.codePointCount(0, user.length()) <= LENGTH_MAX;
    }

    private static boolean isLetterOrNumber(int character) {
        int type = Character.getType(character);
        return Character.isLetter(character)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** Writes a new user's key; refuses when another key is there. */
    public static void write(Home home, String user, UserKey key) throws LocalFailure, InvalidInput {
        SecretFile file = new SecretFile(home.userKey(requireName(user)));
        if (!file.createIfAbsent(key.encoded()) && !read(home, user).encoded().equals(key.encoded())) {
            throw new LocalFailure(home.userKey(user) + " holds another key of this user; move that file away first");
        }
    }

    /** Whether this machine has the user's key. */
    public static boolean has(Home home, String user) throws InvalidInput {
        return new SecretFile(home.userKey(requireName(user))).exists();
    }

    /** The user's key; refuses to go on without one, and says how to get it. */
    public static UserKey read(Home home, String user) throws LocalFailure, InvalidInput {
        SecretFile file = new SecretFile(home.userKey(requireName(user)));
        if (!file.exists()) {
            throw new LocalFailure("no key for user " + user + " at " + home.userKey(user)
                    + "; have the cluster's owner run `invite --user " + user + "` and paste the line: --join LINE");
        }
        String line = file.read();
        try {
            return UserKey.decode(line);
        } catch (IllegalArgumentException damaged) {
            throw new LocalFailure(home.userKey(user) + " holds no user key (" + damaged.getMessage() + ")");
        }
    }

    /** The users whose keys are here, sorted. */
    public static List<String> users(Home home) throws LocalFailure {
        if (!Files.isDirectory(home.users())) {
            return List.of();
        }
        List<String> users = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.users())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String user = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
                if (isName(user)) {
                    users.add(user);
                }
            }
            Collections.sort(users);
            return List.copyOf(users);
        } catch (IOException refused) {
            throw new LocalFailure("cannot list " + home.users() + " (" + Home.reason(refused) + ")", refused);
        }
    }
}
