package panal.protocol.value;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What makes a path or a name acceptable, with the sentence for what does not. */
final class PathRules {
    private PathRules() {}

    static Optional<String> faultIn(String path) {
        if (isPlain(path)) {
            return Optional.empty();
        }
        if (path.isEmpty()) {
            return Optional.of("empty path; a path begins with /");
        }
        if (path.charAt(0) != '/') {
            return Optional.of("path \"" + shown(path) + "\" is not absolute; a path begins with /");
        }
        if (path.length() > Limits.PATH_BYTES || utf8Length(path) > Limits.PATH_BYTES) {
            return Optional.of("path \"" + shown(path) + "\" is longer than " + Limits.PATH_BYTES + " bytes");
        }
        if (path.length() == 1) {
            return Optional.empty();
        }
        for (String name : path.substring(1).split("/", -1)) {
            Optional<String> fault = faultInName(name, path);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the path is acceptable at first sight: short, in printable ASCII, no name that begins with a dot. A listing
     * has thousands of them, and the longer look takes them apart.
     */
    private static boolean isPlain(String path) {
        if (path.length() < 2 || path.length() > Limits.NAME_BYTES || path.charAt(0) != '/' || path.endsWith("/")) {
            return false;
        }
        char before = 'x';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || c > '~' || (before == '/' && (c == '/' || c == '.'))) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static Optional<String> faultInName(String name, String path) {
        if (name.isEmpty()) {
            return Optional.of("path \"" + shown(path) + "\" has an empty name in it");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("path \"" + shown(path) + "\" has the name \"" + name + "\", which no file can have");
        }
        if (name.indexOf('\0') >= 0) {
            return Optional.of("path \"" + shown(path) + "\" has a NUL character in it");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.of("path \"" + shown(path) + "\" has half a surrogate pair in it, which is no character");
        }
        if (utf8Length(name) > Limits.NAME_BYTES) {
            return Optional.of("name \"" + shown(name) + "\" is longer than " + Limits.NAME_BYTES + " bytes");
        }
        return Optional.empty();
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Short enough for a line, and without characters that would break one. */
    private static String shown(String text) {
        String cut = text.length() <= 80 ? text : text.substring(0, 60) + "..." + text.substring(text.length() - 12);
        StringBuilder line = new StringBuilder();
        cut.chars().forEach(c -> line.append(Character.isISOControl(c) ? "?" : String.valueOf((char) c)));
        return line.toString();
    }
}
