package panal.protocol.quick;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.rmi.RemoteException;
import java.util.Optional;
import java.util.UUID;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ErrorKind;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Files;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.CompactForm;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.ListPage;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.RequestId;
import panal.protocol.value.Usage;
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
    /** Empty before somebody has logged in. */
    private Optional<Files> files = Optional.empty();

    Visit(Messages messages, QuickServer.Desk desk) {
        this.messages = messages;
        this.desk = desk;
    }

    /** Writes what is in an answer. */
    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** Ends by an exception, as every connection does. */
    void run() throws IOException {
        messages.requireGreeting(IDLE_MILLIS);
        while (true) {
            DataInputStream question = messages.receive(Messages.QUESTION_BYTES_MAX, IDLE_MILLIS);
            Content answer;
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
            messages.send(WRITE_MILLIS);
        }
    }

    private void refuse(PanalException refused) throws IOException {
        String message = refused.getMessage();
        DataOutputStream out = messages.begin();
        out.writeByte(REFUSED);
        out.writeUTF(ErrorKind.of(refused).name());
        out.writeUTF(message.length() > MESSAGE_MAX ? message.substring(0, MESSAGE_MAX) : message);
        messages.send(WRITE_MILLIS);
    }

    private Content answer(Question question, DataInputStream in) throws IOException, PanalException {
        return switch (question) {
            case WHERE -> where(in.readUTF());
            case GREET -> greet(new ProtocolVersion(in.readInt()));
            case LOG_IN -> logIn(new UserProof(in.readUTF(), bits(in), bits(in)));
            case STATUS -> status();
            case STAT -> stat(path(in));
            case LIST -> list(path(in), in.readUTF(), in.readInt());
            case USAGE -> usage(path(in));
            case CHECKSUM -> checksum(path(in));
            case MAKE_DIRECTORY -> {
                files().makeDirectory(path(in), in.readBoolean(), request(in));
                yield out -> {};
            }
            case RENAME -> {
                files().rename(path(in), path(in), request(in));
                yield out -> {};
            }
            case DELETE -> {
                files().delete(path(in), in.readBoolean(), request(in));
                yield out -> {};
            }
        };
    }

    private Content where(String service) throws PanalException {
        Address address = desk.where(service);
        return out -> {
            out.writeUTF(address.host());
            out.writeInt(address.port());
        };
    }

    private Content greet(ProtocolVersion caller) throws PanalException {
        Challenge challenge = desk.challenge(caller);
        return out -> {
            out.write(challenge.nonce().bytes());
            out.writeInt(challenge.version().number());
        };
    }

    private Content logIn(UserProof proof) throws PanalException {
        files = Optional.of(desk.files(proof));
        return out -> {};
    }

    private Content status() throws PanalException {
        ClusterStatus status = desk.status();
        return out -> CompactForm.write(status, out);
    }

    private Content stat(FilePath path) throws RemoteException, PanalException {
        FileStatus status = files().stat(path);
        return out -> CompactForm.write(status, out);
    }

    private Content list(FilePath directory, String after, int limit) throws RemoteException, PanalException {
        ListPage page = files().list(directory, after, limit);
        return out -> CompactForm.write(page, out);
    }

    private Content usage(FilePath path) throws RemoteException, PanalException {
        Usage usage = files().usage(path);
        return out -> {
            out.writeLong(usage.directories());
            out.writeLong(usage.files());
            out.writeLong(usage.length());
            out.writeLong(usage.stored());
        };
    }

    private Content checksum(FilePath path) throws RemoteException, PanalException {
        FileSum sum = files().checksum(path);
        return out -> {
            out.writeLong(sum.length());
            out.writeInt(sum.crc32c());
        };
    }

    private static FilePath path(DataInputStream in) throws IOException {
        return new FilePath(in.readUTF());
    }

    private static RequestId request(DataInputStream in) throws IOException {
        return new RequestId(new UUID(in.readLong(), in.readLong()));
    }

    private Files files() throws AccessDenied {
        return files.orElseThrow(() -> new AccessDenied("nobody has logged in on this connection"));
    }

    static Bits256 bits(DataInputStream in) throws IOException {
        return new Bits256(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
