package panal.nameserver.names;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Serializable;
import java.rmi.Remote;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Entry;

final class NameRulesTest {
    private record Stub() implements Remote, Serializable {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "datanode-1", "with space", "ñandú", "🐝", "a/b.c:d"})
    void anyReadableNameIsAccepted(String name) throws Exception {
        NameRules.requireName(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "nul\0", "tab\t", "\u2028", "\u0085", "half \ud83d"})
    void aNameThatWouldBreakALineIsRefused(String name) {
        assertThrows(InvalidInput.class, () -> NameRules.requireName(name));
    }

    @Test
    void lengthCountsInBytes() throws Exception {
        NameRules.requireName("x".repeat(255));
        assertThrows(InvalidInput.class, () -> NameRules.requireName("x".repeat(256)));
        assertThrows(InvalidInput.class, () -> NameRules.requireName("é".repeat(128)));
    }

    @Test
    void tagsAreBoundedInNumberAndLength() throws Exception {
        NameRules.requireTags(numbered(32));
        assertThrows(InvalidInput.class, () -> NameRules.requireTags(numbered(33)));
        assertThrows(InvalidInput.class, () -> NameRules.requireTags(Set.of("t".repeat(129))));
    }

    @Test
    void anEntryIsRefusedForItsAddressToo() {
        Entry entry = new Entry("ok", new Stub(), "x".repeat(301), Set.of());

        assertThrows(InvalidInput.class, () -> NameRules.requireAcceptable(entry));
    }

    private static Set<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "tag:" + i).collect(Collectors.toSet());
    }
}
