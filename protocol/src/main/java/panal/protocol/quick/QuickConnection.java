package panal.protocol.quick;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import panal.protocol.error.ErrorKind;
import panal.protocol.error.PanalException;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.WatchedChannel;
import panal.protocol.stream.StreamDoor;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.CompactForm;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.ListPage;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.RequestId;
import panal.protocol.value.StreamTicket;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;
import panal.protocol.value.UserProof;

/**
 * The asker's end of a connection for questions. What the service refuses comes as the exception that RMI would have
 * thrown; an IOException says that there is nobody, or nobody who knows these questions: then RMI may be tried. Not
 * thread-safe.
 */
public final class QuickConnection implements Closeable {
    /** For what a live process answers at once; little, because whoever waited in vain asks once more by RMI. */
    private static final int QUICK_MILLIS = 2_000;
    /** For an answer, as long as RMI's callers wait for one. */
    private static final int ANSWER_MILLIS = 15_000;

    private static final String NAMENODE = "namenode";

    private final WatchedChannel channel;
    private final Messages messages;

    private QuickConnection(WatchedChannel channel) {
        this.channel = channel;
        this.messages = new Messages(channel);
    }

    /** Connects to a service. */
    public static QuickConnection open(Address service) throws IOException {
        QuickConnection connection = new QuickConnection(WatchedChannel.connect(service));
        boolean open = false;
        try {
            connection.messages.greet(QUICK_MILLIS);
            open = true;
            return connection;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    /** Asks a name server where a service takes calls. */
    public static Address where(Address nameServer, String service) throws IOException, PanalException {
        try (QuickConnection connection = open(nameServer)) {
            connection.begin(Question.WHERE).writeUTF(service);
            DataInputStream answer = connection.answer(QUICK_MILLIS);
            return new Address(answer.readUTF(), answer.readInt());
        } catch (IllegalArgumentException malformed) {
            throw new IOException("malformed address: " + malformed.getMessage(), malformed);
        }
    }

    /** The same for a service that is to be called; not where its address means something only on its own machine. */
    private static Address reachable(Address nameServer, String service) throws IOException, PanalException {
        Address found = where(nameServer, service);
        if (HostChoice.isLoopback(found.host()) && !HostChoice.isLoopback(nameServer.host())) {
            throw new IOException(service + " listens on loopback alone");
        }
        return found;
    }

    /** Connects to the NameNode that a name server knows. */
    public static QuickConnection toNameNode(Address nameServer) throws IOException, PanalException {
        return open(reachable(nameServer, NAMENODE));
    }

    /** Asks a DataNode that a name server knows for a stream, as {@link panal.protocol.remote.DataNode#stream} does. */
    public static StreamDoor toStreams(Address nameServer, NodeName node) throws IOException, PanalException {
        Address address = reachable(nameServer, node.text());
        try (QuickConnection connection = open(address)) {
            connection.begin(Question.STREAM).writeUTF(node.text());
            return new StreamDoor(address, new StreamTicket(Visit.bits(connection.answer(QUICK_MILLIS))));
        }
    }

    /** As {@link panal.protocol.remote.NameNode#status}; needs no log-in. */
    public ClusterStatus status() throws IOException, PanalException {
        begin(Question.STATUS);
        return CompactForm.cluster(answer(QUICK_MILLIS));
    }

    /** Proves to the NameNode who the user is. */
    public void logIn(String user, UserKey key) throws IOException, PanalException {
        begin(Question.GREET).writeInt(ProtocolVersion.CURRENT.number());
        DataInputStream challenge = answer(QUICK_MILLIS);
        Bits256 nonce = Visit.bits(challenge);
        if (challenge.readInt() != ProtocolVersion.CURRENT.number()) {
            throw new IOException("the NameNode is of another version");
        }
        UserProof proof = key.prove(user, nonce);
        DataOutputStream question = begin(Question.LOG_IN);
        question.writeUTF(proof.user());
        question.write(proof.nonce().bytes());
        question.write(proof.proof().bytes());
        answer(QUICK_MILLIS);
    }

    /** As {@link panal.protocol.remote.Files#stat}. */
    public FileStatus stat(FilePath path) throws IOException, PanalException {
        begin(Question.STAT).writeUTF(path.text());
        return CompactForm.status(answer());
    }

    /** As {@link panal.protocol.remote.Files#list}. */
    public ListPage list(FilePath directory, String after, int limit) throws IOException, PanalException {
        DataOutputStream question = begin(Question.LIST);
        question.writeUTF(directory.text());
        question.writeUTF(after);
        question.writeInt(limit);
        return CompactForm.page(answer());
    }

    /** As {@link panal.protocol.remote.Files#usage}. */
    public Usage usage(FilePath path) throws IOException, PanalException {
        begin(Question.USAGE).writeUTF(path.text());
        return CompactForm.usage(answer());
    }

    /** As {@link panal.protocol.remote.Files#checksum}. */
    public FileSum checksum(FilePath path) throws IOException, PanalException {
        begin(Question.CHECKSUM).writeUTF(path.text());
        DataInputStream answer = answer();
        return new FileSum(path, answer.readLong(), answer.readInt());
    }

    /**
     * As {@link panal.protocol.remote.Files#makeDirectory}. May be said again by RMI with the same request, which is the
     * result.
     */
    public RequestId makeDirectory(FilePath path, boolean parents, RequestId request)
            throws IOException, PanalException {
        DataOutputStream question = begin(Question.MAKE_DIRECTORY);
        question.writeUTF(path.text());
        question.writeBoolean(parents);
        return changed(question, request);
    }

    /** As {@link panal.protocol.remote.Files#rename}. May be said again by RMI with the same request, which is the result. */
    public RequestId rename(FilePath from, FilePath to, RequestId request) throws IOException, PanalException {
        DataOutputStream question = begin(Question.RENAME);
        question.writeUTF(from.text());
        question.writeUTF(to.text());
        return changed(question, request);
    }

    /** As {@link panal.protocol.remote.Files#delete}. May be said again by RMI with the same request, which is the result. */
    public RequestId delete(FilePath path, boolean recursive, RequestId request) throws IOException, PanalException {
        DataOutputStream question = begin(Question.DELETE);
        question.writeUTF(path.text());
        question.writeBoolean(recursive);
        return changed(question, request);
    }

    /** As {@link panal.protocol.remote.Files#find}. */
    public FindPage find(FindQuery query) throws IOException, PanalException {
        CompactForm.write(query, begin(Question.FIND));
        return CompactForm.findPage(answer());
    }

    /** As {@link panal.protocol.remote.Files#usages}. */
    public UsagePage usages(UsageQuery query) throws IOException, PanalException {
        CompactForm.write(query, begin(Question.USAGES));
        return CompactForm.usagePage(answer());
    }

    /** As {@link panal.protocol.remote.Files#layout}. */
    public FileLayout layout(FilePath path, int firstBlock, int limit) throws IOException, PanalException {
        DataOutputStream question = begin(Question.LAYOUT);
        question.writeUTF(path.text());
        question.writeInt(firstBlock);
        question.writeInt(limit);
        return CompactForm.layout(answer());
    }

    /** As {@link panal.protocol.remote.Files#reportCorrupt}; the result is the node. */
    public NodeName reportCorrupt(BlockId block, NodeName node) throws IOException, PanalException {
        DataOutputStream question = begin(Question.REPORT_CORRUPT);
        question.writeLong(block.number());
        question.writeUTF(node.text());
        answer();
        return node;
    }

    /** Writing files, by the same connection. */
    public QuickUploads uploads() {
        return new QuickUploads(this);
    }

    private RequestId changed(DataOutputStream question, RequestId request) throws IOException, PanalException {
        write(request, question);
        answer();
        return request;
    }

    static void write(RequestId request, DataOutputStream question) throws IOException {
        question.writeLong(request.uuid().getMostSignificantBits());
        question.writeLong(request.uuid().getLeastSignificantBits());
    }

    /** Takes what is in the next question. */
    DataOutputStream begin(Question question) throws IOException {
        DataOutputStream out = messages.begin();
        out.writeByte(question.number());
        return out;
    }

    /** Sends the question, to an answer that may take as long as RMI's do; what was refused is thrown. */
    DataInputStream answer() throws IOException, PanalException {
        return answer(ANSWER_MILLIS);
    }

    private DataInputStream answer(int millis) throws IOException, PanalException {
        messages.send(Messages.QUESTION_BYTES_MAX, millis);
        DataInputStream answer = messages.receive(Messages.ANSWER_BYTES_MAX, millis);
        if (answer.readByte() != Visit.DONE) {
            throw ErrorKind.told(answer.readUTF(), answer.readUTF());
        }
        return answer;
    }

    @Override
    public void close() {
        channel.close();
    }
}
