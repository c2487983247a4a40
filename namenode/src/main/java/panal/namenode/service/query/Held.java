package panal.namenode.service.query;

import panal.namenode.blocks.Copy;
import panal.namenode.blocks.CopyState;
import panal.namenode.membership.MemberView;
import panal.protocol.value.CopyPlace;

/** A copy, with the node that has it. */
record Held(Copy copy, MemberView node) {
    boolean good() {
        return copy.good();
    }

    boolean corrupt() {
        return copy.state() == CopyState.CORRUPT;
    }

    boolean readable() {
        return good() && node.answers();
    }

    /** Stricter than healing, which gives a node some time that is silent by surprise: this says how it is now. */
    boolean counts() {
        return good() && node.counts() && (node.answers() || node.excused());
    }

    /** Whether healing waits for this copy to come back by itself. */
    boolean isWaitedFor() {
        return good() && node.counts() && !counts();
    }

    CopyPlace place() {
        return new CopyPlace(node.name(), good() && node.live() ? "good" : how(), counts());
    }

    /** Why it may not count, or not now. */
    String how() {
        return switch (copy.state()) {
            case GOOD -> node.explained();
            case CORRUPT -> "corrupt";
            case OTHER_BYTES -> "left over from an attempt that was given up";
            case GOING -> "being deleted";
        };
    }

    /** {@code datanode-3 is dead, last heard 40 s ago}. */
    String sentence() {
        return switch (copy.state()) {
            case GOOD -> node.name() + " is " + how();
            case CORRUPT -> "the copy on " + node.name() + " is corrupt";
            case OTHER_BYTES, GOING -> "the copy on " + node.name() + " is " + how();
        };
    }
}
