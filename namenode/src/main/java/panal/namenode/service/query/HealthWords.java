package panal.namenode.service.query;

/** Pieces of the sentences that tell people how blocks are. */
final class HealthWords {
    private static final String[] ORDINALS = {"first", "second", "third", "fourth", "fifth"};

    private HealthWords() {}

    /** {@code third}, {@code 12th}; {@code number} is positive. */
    static String ordinal(int number) {
        return number <= ORDINALS.length ? ORDINALS[number - 1] : number + "th";
    }
}
