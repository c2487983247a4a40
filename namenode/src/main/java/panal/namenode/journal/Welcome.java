package panal.namenode.journal;

/**
 * How a directory is met that is to be filled: what may be overwritten there, and what must not. Thread-safe.
 */
final class Welcome {
    private volatile boolean expected;
    private volatile boolean seen;
    private volatile boolean keepsOld;

    /**
     * Of a directory as a start has found it.
     *
     * @param expected whether a copy of the journal was there before, so that to find nothing means a lost mount
     * @param seen whether the start has looked at what is there, and found that it may be replaced
     * @param keepsOld whether what is there is put aside, because nothing proves that the journal has it all
     */
    Welcome(boolean expected, boolean seen, boolean keepsOld) {
        this.expected = expected;
        this.seen = seen;
        this.keepsOld = keepsOld;
    }

    boolean expected() {
        return expected;
    }

    boolean seen() {
        return seen;
    }

    boolean keepsOld() {
        return keepsOld;
    }

    /** It has a copy of the journal from now on: what is found there another time is judged anew. */
    void expect() {
        expected = true;
        seen = false;
        keepsOld = false;
    }
}
