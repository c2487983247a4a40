package panal.protocol.value;

/** How a file or block stands, in the words that scripts read. */
public enum Verdict {
    /** As many good copies as are wanted, each where it counts. */
    SAFE("safe"),
    /** It can be read, and has fewer copies than are wanted. */
    AT_RISK("at risk"),
    /** It cannot be read now: some block has no good copy on a node that answers. */
    UNREADABLE("unreadable");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The worse one of two. */
    public Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
