package panal.protocol.value;

import java.io.Serializable;

/** What lies at and below a path. {@code stored} counts every wanted copy; lengths are bytes. */
public record Usage(long directories, long files, long length, long stored) implements Serializable {
    private static final long serialVersionUID = 1;
}
