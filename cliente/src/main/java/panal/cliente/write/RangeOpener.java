package panal.cliente.write;

import java.io.IOException;
import java.io.InputStream;

/** Opens a range of some bytes that do not change. Called by several threads at once. */
@FunctionalInterface
public interface RangeOpener {
    InputStream open(long offset, long length) throws IOException;
}
