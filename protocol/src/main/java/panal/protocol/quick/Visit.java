package panal.protocol.quick;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import panal.protocol.error.ErrorKind;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.CompactForm;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.StreamTicket;
import panal.protocol.value.UserProof;

/** One connection of a server: one question after the other, until the peer ends it, is silent, or sends what is none. */
final class Visit {
    static final byte DONE = 0;
    static final byte REFUSED = 1;

    private static final int IDLE_MILLIS = 10_000;
    private static final int WRITE_MILLIS = 10_000;
    /** Characters of an error's message: more than any has, with two paths of 4 KiB in it, and as many as fit a UTF text. */
    private static final int MESSAGE_MAX = 20_000;

    private final Messages messages;
    private final QuickServer.Desk desk;
    private final SessionAnswers session = new SessionAnswers();

    Visit(Messages messages, QuickServer.Desk desk) {
        this.messages = messages;
        this.desk = desk;
    }

    /** Ends by an exception, as every connection does. */
    void run() throws IOException {
        messages.requireGreeting(IDLE_MILLIS);
        while (true) {
            DataInputStream question = messages.receive(Messages.QUESTION_BYTES_MAX, IDLE_MILLIS);
            Answer answer;
            try {
                answer = answer(Question.numbered(question.readByte()), question);
            } catch (PanalException refused) {
                refuse(refused);
                continue;
            } catch (IllegalArgumentException malformed) {
                throw new IOException("malformed question: " + malformed.getMessage(), malformed);
            } catch (RuntimeException unforeseen) {
                refuse(new LocalFailure("failed there: " + unforeseen + "; its log has more"));
                throw unforeseen;
            }
            DataOutputStream out = messages.begin();
            out.writeByte(DONE);
            answer.writeTo(out);
            messages.send(Messages.ANSWER_BYTES_MAX, WRITE_MILLIS);
        }
    }

    private void refuse(PanalException refused) throws IOException {
        String message = refused.getMessage();
        DataOutputStream out = messages.begin();
        out.writeByte(REFUSED);
        out.writeUTF(ErrorKind.of(refused).name());
        out.writeUTF(message.length() > MESSAGE_MAX ? message.substring(0, MESSAGE_MAX) : message);
        messages.send(Messages.ANSWER_BYTES_MAX, WRITE_MILLIS);
    }

    private Answer answer(Question question, DataInputStream in) throws IOException, PanalException {
        return switch (question) {
            case WHERE -> where(in.readUTF());
            case GREET -> greet(new ProtocolVersion(in.readInt()));
            case LOG_IN -> logIn(new UserProof(in.readUTF(), bits(in), bits(in)));
            case STATUS -> status();
            case STREAM -> stream(new NodeName(in.readUTF()));
            case STAT,
                    LIST,
                    USAGE,
                    CHECKSUM,
                    MAKE_DIRECTORY,
                    RENAME,
                    DELETE,
                    FIND,
                    USAGES,
                    LAYOUT,
                    REPORT_CORRUPT,
                    BEGIN,
                    ADD_BLOCKS,
                    RENEW,
                    COMPLETE,
                    ABANDON,
                    PARK -> session.to(question, in);
        };
    }

    private Answer where(String service) throws PanalException {
        Address address = desk.where(service);
        return out -> {
            out.writeUTF(address.host());
            out.writeInt(address.port());
        };
    }

    private Answer greet(ProtocolVersion caller) throws PanalException {
        Challenge challenge = desk.challenge(caller);
        return out -> {
            out.write(challenge.nonce().bytes());
            out.writeInt(challenge.version().number());
        };
    }

    private Answer logIn(UserProof proof) throws PanalException {
        session.loggedIn(desk.session(proof));
        return Answer.NOTHING;
    }

    private Answer status() throws PanalException {
        ClusterStatus status = desk.status();
        return out -> CompactForm.write(status, out);
    }

    private Answer stream(NodeName node) throws PanalException {
        StreamTicket ticket = desk.stream(node);
        return out -> out.write(ticket.nonce().bytes());
    }

    static Bits256 bits(DataInputStream in) throws IOException {
        return new Bits256(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
