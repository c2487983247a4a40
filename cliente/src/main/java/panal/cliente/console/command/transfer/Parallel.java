package panal.cliente.console.command.transfer;

import panal.protocol.error.InvalidInput;

/** How many transfers run at once. */
final class Parallel {
    private static final int MOST = 64;

    private Parallel() {}

    static void check(int wanted) throws InvalidInput {
        if (wanted < 1 || wanted > MOST) {
            throw new InvalidInput("-j " + wanted + " is not between 1 and " + MOST);
        }
    }
}
