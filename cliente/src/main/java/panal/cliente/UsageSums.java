package panal.cliente;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import panal.protocol.value.FilePath;
import panal.protocol.value.UsagePart;

/** Adds parts up along the way from the top to where the walk is; what the walk has left is whole. For one thread. */
final class UsageSums {
    private final Consumer<UsagePart> whole;
    /** From where the walk is, upwards. */
    private final Deque<UsagePart> open = new ArrayDeque<>();

    UsageSums(Consumer<UsagePart> whole) {
        this.whole = whole;
    }

    void add(UsagePart part) {
        while (!open.isEmpty() && !part.path().isAtOrBelow(open.peek().path())) {
            close();
        }
        UsagePart last = open.peek();
        if (last != null && last.path().equals(part.path())) {
            open.pop();
            open.push(new UsagePart(part.path(), part.directory(), last.usage().plus(part.usage())));
        } else {
            open.push(part);
        }
    }

    void end() {
        while (!open.isEmpty()) {
            close();
        }
    }

    private void close() {
        UsagePart done = open.pop();
        whole.accept(done);
        UsagePart above = open.peek();
        if (above != null) {
            FilePath path = above.path();
            open.pop();
            open.push(new UsagePart(path, above.directory(), above.usage().plus(done.usage())));
        }
    }
}
