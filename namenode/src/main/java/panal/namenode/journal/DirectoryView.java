package panal.namenode.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which directories have the whole journal, from one change of that to the next; each directory that has it keeps the
 * newest view. Views are numbered, as in Viewstamped Replication (Oki and Liskov, 1988): a directory that took part in a
 * view that this one does not know of was written to by somebody else.
 *
 * @param number higher than that of every view before
 * @param transaction the last one when the view began
 * @param members all that ever belonged and were not replaced
 */
record DirectoryView(long number, long transaction, List<Member> members) {
    static final DirectoryView NONE = new DirectoryView(0, 0, List.of());

    DirectoryView {
        members = List.copyOf(members);
    }

    /**
     * A directory.
     *
     * @param place where it was last, for messages and to notice a mount that is missing
     * @param transaction when it is not current: the last one that it has for certain
     * @param lastView when it is not current: the last view in which it was
     */
    record Member(UUID id, String place, boolean current, long transaction, long lastView) {}

    Optional<Member> member(UUID id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    Optional<Member> memberAt(String place) {
        return members.stream().filter(member -> member.place().equals(place)).findFirst();
    }

    /** Whether a directory has all of the journal in this view. */
    boolean has(UUID id) {
        return member(id).filter(Member::current).isPresent();
    }

    /** The same, where the directory is known to be at this place. */
    boolean hasAt(UUID id, String place) {
        return member(id)
                .filter(known -> known.current() && known.place().equals(place))
                .isPresent();
    }

    /** The next view, with this directory in it; what stood at the same place before is forgotten. */
    DirectoryView with(UUID id, String place, long now) {
        List<Member> next = new ArrayList<>(others(id, place));
        next.add(new Member(id, place, true, 0, 0));
        return new DirectoryView(number + 1, now, next);
    }

    /**
     * The next view, without this directory, which has nothing for certain behind transaction {@code now}.
     *
     * @param took the last view that it was told of
     */
    DirectoryView without(UUID id, String place, long now, long took) {
        Optional<Member> before = member(id);
        if (before.isPresent() && !before.get().current()) {
            return new DirectoryView(number + 1, now, members);
        }
        List<Member> next = new ArrayList<>(others(id, place));
        next.add(new Member(id, place, false, before.isPresent() ? now : 0, before.isPresent() ? took : 0));
        return new DirectoryView(number + 1, now, next);
    }

    private List<Member> others(UUID id, String place) {
        return members.stream()
                .filter(member -> !member.id().equals(id) && !member.place().equals(place))
                .toList();
    }

    /** Whether both say the same of the same directories. */
    boolean agreesWith(DirectoryView other) {
        return members.size() == other.members.size() && other.members.containsAll(members);
    }
}
