package panal.protocol.value;

import java.io.Serializable;

/** What lies at and below a path. {@code stored} counts every wanted copy; lengths are bytes. */
public record Usage(long directories, long files, long length, long stored) implements Serializable {
    private static final long serialVersionUID = 1;

    public static final Usage NOTHING = new Usage(0, 0, 0, 0);

    public Usage plus(Usage more) {
        return new Usage(
                directories + more.directories, files + more.files, length + more.length, stored + more.stored);
    }
}
