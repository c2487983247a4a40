package panal.namenode.rescue;

import java.util.Objects;

/**
 * One thing that is not as it was, or cannot be known.
 *
 * @param path where it is now
 * @param detail for people
 */
public record Note(Kind kind, String path, String detail) {
    public Note {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(detail, "detail");
    }

    /** What kind of thing. */
    public enum Kind {
        /** A file of which blocks are missing; what there is stands in pieces of its own. */
        INCOMPLETE("incomplete"),
        /** A file that does not stand where it stood, because something else does. */
        MOVED("moved"),
        /** A file whose last block is as large as a block can be: another one may have followed. */
        END_UNCERTAIN("end uncertain"),
        /** A block that claims the place of another one. */
        DUPLICATE("duplicate"),
        /** A block whose header no node can read. */
        UNREADABLE("unreadable"),
        /** A node did not tell all it had, as it could not. */
        FAILED_DISK("failed disk");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word in reports. */
        public String text() {
            return text;
        }
    }
}
