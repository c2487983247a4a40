package panal.cliente.console.command.file;

import panal.protocol.error.InvalidInput;

/** A number to compare with, as find's options have it: {@code +5} is more than 5, {@code -5} less, {@code 5} equal. */
record Bound(int sign, long number) {

    /** Reads the number behind the sign. */
    @FunctionalInterface
    interface Reader {
        long read(String text) throws InvalidInput;
    }

    static Bound parse(String typed, Reader reader) throws InvalidInput {
        if (typed.startsWith("+")) {
            return new Bound(1, reader.read(typed.substring(1)));
        }
        return typed.startsWith("-")
                ? new Bound(-1, reader.read(typed.substring(1)))
                : new Bound(0, reader.read(typed));
    }

    /** The least number for which this holds. */
    long least() {
        return switch (sign) {
            case 1 -> number + (number == Long.MAX_VALUE ? 0 : 1);
            case 0 -> number;
            default -> Long.MIN_VALUE;
        };
    }

    /** The greatest. */
    long greatest() {
        return switch (sign) {
            case 1 -> Long.MAX_VALUE;
            case 0 -> number;
            default -> number - (number == Long.MIN_VALUE ? 0 : 1);
        };
    }
}
