package panal.cliente.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DirectBuffersTest {
    private static final int MOST = 64;

    private final DirectBuffers buffers = new DirectBuffers();

    @Test
    void givesABufferAgain() {
        ByteBuffer first = buffers.take();
        first.position(7).limit(8);
        buffers.giveBack(first);
        assertSame(first, buffers.take());
        assertEquals(DirectBuffers.BYTES, first.remaining());
    }

    @Test
    void takesNoMoreMemoryOutsideOfTheHeapThanItsBound() {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            taken.add(buffers.take());
        }
        assertTrue(taken.stream().allMatch(ByteBuffer::isDirect));
        ByteBuffer more = buffers.take();
        assertFalse(more.isDirect());
        assertEquals(DirectBuffers.BYTES, more.remaining());
        buffers.giveBack(more);
        assertFalse(buffers.take().isDirect());
        buffers.giveBack(taken.get(3));
        assertSame(taken.get(3), buffers.take());
    }
}
