package panal.namenode.namespace;

/** Ids from {@code first} on, {@code count} of them, for one use each. */
public record IdRange(long first, int count) {}
