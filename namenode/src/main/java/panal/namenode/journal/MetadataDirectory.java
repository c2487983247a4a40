package panal.namenode.journal;

import java.util.Objects;

/**
 * How one of the journal's directories stands.
 *
 * @param place the directory
 * @param transaction the last one that is known to be durable there; 0 when nothing is
 * @param detail why it is not current, for people; empty text when it is
 */
public record MetadataDirectory(String place, State state, long transaction, String detail) {
    public MetadataDirectory {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }

    /** What a directory is good for. */
    public enum State {
        /** Has every transaction that was acknowledged. */
        CURRENT("current"),
        /** Failed, or is behind: nothing is written there. */
        DROPPED("dropped"),
        /** Is being filled again; counts when it has everything. */
        CATCHING_UP("catching up");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** The word for people and for JSON. */
        public String text() {
            return text;
        }
    }
}
