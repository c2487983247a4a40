package panal.protocol.lookup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import panal.protocol.value.Address;

/**
 * The two datagrams with which a program finds the name server in its LAN: {@code panal? 1} and
 * {@code panal! 1 HOST PORT}, in ASCII. The question is padded with zeros to the length that the longest answer can have,
 * so that the answer never carries more bytes than the question: nobody can use the server to flood somebody else.
 */
public final class LocatorMessage {
    /** Bytes of a question; no answer is longer. */
    public static final int BYTES = 320;

    private static final String QUESTION = "panal? 1";
    private static final Pattern ANSWER = Pattern.compile("panal! 1 (\\S{1,255}) ([0-9]{1,5})");

    private LocatorMessage() {}

    public static byte[] question() {
        return Arrays.copyOf(QUESTION.getBytes(StandardCharsets.US_ASCII), BYTES);
    }

    /** Whether the first {@code length} bytes are a question in full length. */
    public static boolean isQuestion(byte[] datagram, int length) {
        return length == BYTES && Arrays.equals(datagram, 0, length, question(), 0, BYTES);
    }

    public static byte[] answer(Address registry) {
        return ("panal! 1 " + registry.host() + " " + registry.port()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The name server's address, if the first {@code length} bytes are an answer. */
    public static Optional<Address> registryIn(byte[] datagram, int length) {
        Matcher answer = ANSWER.matcher(new String(datagram, 0, length, StandardCharsets.US_ASCII));
        if (!answer.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(answer.group(2));
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new Address(answer.group(1), port));
    }
}
