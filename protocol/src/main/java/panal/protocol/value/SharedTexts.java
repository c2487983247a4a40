package panal.protocol.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that come again and again in one message: each is written once, and named by its number after that. */
final class SharedTexts {
    private static final int MAX = 0xFFFF;

    private SharedTexts() {}

    static final class Writer {
        private final DataOutput out;
        private final Map<String, Integer> numbers = new HashMap<>();

        Writer(DataOutput out) {
            this.out = out;
        }

        /** Writes the text's number; the next free one is followed by the text itself. */
        void write(String text) throws IOException {
            Integer known = numbers.get(text);
            if (known != null) {
                out.writeShort(known);
                return;
            }
            int next = numbers.size();
            if (next == MAX) {
                throw new IllegalStateException("more than " + MAX + " texts in one message");
            }
            numbers.put(text, next);
            out.writeShort(next);
            out.writeUTF(text);
        }
    }

    static final class Reader {
        private final DataInput in;
        private final List<String> texts = new ArrayList<>();

        Reader(DataInput in) {
            this.in = in;
        }

        String read() throws IOException {
            int number = in.readUnsignedShort();
            if (number > texts.size()) {
                throw new IllegalArgumentException("text " + number + " of " + texts.size());
            }
            if (number == texts.size()) {
                texts.add(in.readUTF());
            }
            return texts.get(number);
        }
    }
}
