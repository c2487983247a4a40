package panal.datanode.store;

import java.io.IOException;

/** Tells a process that has too many files open from a broken disk, by the operating system's words. */
final class OutOfHandles {
    private OutOfHandles() {}

    static boolean isWhy(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("Too many open files");
    }
}
