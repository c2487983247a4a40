package panal.protocol.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ErrorKindTest {
    @Test
    void everyErrorHasAKindAndComesBackAsItWas() {
        Set<Class<?>> met = new HashSet<>();
        for (ErrorKind kind : ErrorKind.values()) {
            PanalException told = ErrorKind.told(kind.name(), "block 7, \"what happened\"");
            assertEquals("block 7, \"what happened\"", told.getMessage());
            assertEquals(kind, ErrorKind.of(told));
            met.add(told.getClass());
        }
        assertEquals(new HashSet<>(Arrays.asList(PanalException.class.getPermittedSubclasses())), met);
    }

    @Test
    void aKindThatIsNotKnownYetIsAFailureOfThePeer() {
        PanalException told = ErrorKind.told("TOO_TIRED", "come back tomorrow");
        assertEquals(LocalFailure.class, told.getClass());
        assertEquals("come back tomorrow", told.getMessage());
    }
}
