package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import panal.protocol.error.InvalidInput;

/**
 * An absolute path in the file system, in its one canonical form: {@code /} or {@code /a/b}, no slash at the end, no
 * empty name, no {@code .} or {@code ..}, at most {@link Limits#PATH_BYTES} bytes of UTF-8.
 */
public record FilePath(String text) implements Serializable, Comparable<FilePath> {
    private static final long serialVersionUID = 1;

    public static final FilePath ROOT = new FilePath("/");

    public FilePath {
        Optional<String> fault = PathRules.faultIn(text);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
    }

    /** Reads what a person typed; unlike the constructor it answers a fault with an error made for that person. */
    public static FilePath parse(String text) throws InvalidInput {
        try {
            return new FilePath(text);
        } catch (IllegalArgumentException fault) {
            throw new InvalidInput(String.valueOf(fault.getMessage()));
        }
    }

    public boolean isRoot() {
        return text.length() == 1;
    }

    /** The names from the root down; empty for the root. */
    public List<String> names() {
        return isRoot() ? List.of() : List.of(text.substring(1).split("/", -1));
    }

    /** The last name; empty text for the root. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    public Optional<FilePath> parent() {
        if (isRoot()) {
            return Optional.empty();
        }
        int slash = text.lastIndexOf('/');
        return Optional.of(slash == 0 ? ROOT : new FilePath(text.substring(0, slash)));
    }

    /** The path of {@code name} in this directory. */
    public FilePath child(String name) throws InvalidInput {
        if (name.isEmpty()) {
            throw new InvalidInput("empty name; give a name");
        }
        if (name.indexOf('/') >= 0) {
            throw new InvalidInput("name \"" + name + "\" has a slash in it; give one name");
        }
        return parse(isRoot() ? "/" + name : text + "/" + name);
    }

    /** Whether this path is {@code other} or lies below it. */
    public boolean isAtOrBelow(FilePath other) {
        return other.isRoot() || text.equals(other.text) || text.startsWith(other.text + "/");
    }

    @Override
    public int compareTo(FilePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** By hand, with {@link #hashCode}: Java links a record's own at run time, which the start of each command would pay for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FilePath path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private Object writeReplace() {
        return new Compact(CompactKind.PATH, this);
    }
}
