package panal.protocol.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.value.Address;

final class LocatorMessageTest {
    @Test
    void anAnswerTellsTheAddress() {
        Address address = new Address("10.1.2.3", 1_099);
        byte[] answer = LocatorMessage.answer(address);

        assertEquals(Optional.of(address), LocatorMessage.registryIn(answer, answer.length));
    }

    @Test
    void onlyAWholeQuestionIsOne() {
        byte[] question = LocatorMessage.question();

        assertTrue(LocatorMessage.isQuestion(question, question.length));
        assertFalse(LocatorMessage.isQuestion(question, 8));
        assertFalse(LocatorMessage.isQuestion(Arrays.copyOf(question, 321), 321));
        assertFalse(LocatorMessage.isQuestion(new byte[LocatorMessage.BYTES], LocatorMessage.BYTES));
    }

    @Test
    void theLongestAnswerIsNoLongerThanAQuestion() {
        byte[] longest = LocatorMessage.answer(new Address("h".repeat(255), 65_535));

        assertTrue(longest.length <= LocatorMessage.question().length);
        assertFalse(LocatorMessage.isQuestion(longest, longest.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "panal! 1", "panal! 1 host 0", "panal! 1 host 65536", "panal! 2 host 1", "panal! 1  1"})
    void whatIsNoAnswerIsIgnored(String text) {
        byte[] datagram = text.getBytes(StandardCharsets.US_ASCII);

        assertEquals(Optional.empty(), LocatorMessage.registryIn(datagram, datagram.length));
    }
}
