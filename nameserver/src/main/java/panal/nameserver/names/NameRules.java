package panal.nameserver.names;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Entry;
import panal.protocol.value.Limits;

/** What makes an entry acceptable: names, tags and addresses of bounded length, without characters that break a line. */
public final class NameRules {
    public static final int TAGS = 32;
    public static final int TAG_BYTES = 128;
    private static final int ADDRESS_BYTES = 300;

    private NameRules() {}

    public static void requireAcceptable(Entry entry) throws InvalidInput {
        requireText("name", entry.name(), Limits.NAME_BYTES);
        requireText("address", entry.address(), ADDRESS_BYTES);
        requireTags(entry.tags());
    }

    /** A name that cannot be anybody's is refused before it is looked up or shown. */
    public static void requireName(String name) throws InvalidInput {
        requireText("name", name, Limits.NAME_BYTES);
    }

    public static void requireTags(Set<String> tags) throws InvalidInput {
        if (tags.size() > TAGS) {
            throw new InvalidInput(tags.size() + " tags; an entry has at most " + TAGS);
        }
        for (String tag : tags) {
            requireText("tag", tag, TAG_BYTES);
        }
    }

    private static void requireText(String what, String text, int limit) throws InvalidInput {
        if (text.isEmpty()) {
            throw new InvalidInput("empty " + what + " in the name server");
        }
        if (text.length() > limit || text.getBytes(StandardCharsets.UTF_8).length > limit) {
            throw new InvalidInput(what + " of more than " + limit + " bytes in the name server");
        }
        if (text.codePoints().anyMatch(NameRules::breaksLine)) {
            throw new InvalidInput(what + " with a control character in the name server");
        }
    }

    private static boolean breaksLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
