package panal.cliente.console.input;

/** Knows how a typed line may go on. */
@FunctionalInterface
public interface Completion {
    /** What the word at the cursor may become; nothing where that is not known soon. Does not throw. */
    Completed at(TypedLine line);
}
