package panal.protocol.quick;

import java.io.DataInputStream;
import java.io.IOException;
import java.rmi.RemoteException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.CompactForm;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.ListPage;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;

/**
 * What who has logged in is answered: reads each question to its end, asks the session, which decides, and lays the answer
 * out. For one thread.
 */
final class SessionAnswers {
    /** Empty before somebody has logged in. */
    private Optional<Session> session = Optional.empty();

    void loggedIn(Session proven) {
        session = Optional.of(proven);
    }

    Answer to(Question question, DataInputStream in) throws IOException, PanalException {
        return switch (question) {
            case STAT -> stat(path(in));
            case LIST -> list(path(in), in.readUTF(), in.readInt());
            case USAGE -> usage(path(in));
            case CHECKSUM -> checksum(path(in));
            case MAKE_DIRECTORY -> makeDirectory(path(in), in.readBoolean(), request(in));
            case RENAME -> rename(path(in), path(in), request(in));
            case DELETE -> delete(path(in), in.readBoolean(), request(in));
            case FIND -> find(CompactForm.findQuery(in));
            case USAGES -> usages(CompactForm.usageQuery(in));
            case LAYOUT -> layout(path(in), in.readInt(), in.readInt());
            case REPORT_CORRUPT -> reportCorrupt(new BlockId(in.readLong()), new NodeName(in.readUTF()));
            case BEGIN -> begin(CompactForm.uploadRequest(in));
            case ADD_BLOCKS -> addBlocks(CompactForm.ticket(in), in.readInt(), in.readInt(), CompactForm.finished(in));
            case RENEW -> renew(CompactForm.ticket(in));
            case COMPLETE -> complete(CompactForm.ticket(in), CompactForm.finished(in), request(in));
            case ABANDON -> abandon(CompactForm.ticket(in));
            case PARK -> park(CompactForm.ticket(in));
            case WHERE, GREET, LOG_IN, STATUS, STREAM ->
                throw new IllegalArgumentException(question + " needs no log-in");
        };
    }

    private Answer stat(FilePath path) throws RemoteException, PanalException {
        FileStatus status = session().stat(path);
        return out -> CompactForm.write(status, out);
    }

    private Answer list(FilePath directory, String after, int limit) throws RemoteException, PanalException {
        ListPage page = session().list(directory, after, limit);
        return out -> CompactForm.write(page, out);
    }

    private Answer usage(FilePath path) throws RemoteException, PanalException {
        Usage usage = session().usage(path);
        return out -> CompactForm.write(usage, out);
    }

    private Answer checksum(FilePath path) throws RemoteException, PanalException {
        FileSum sum = session().checksum(path);
        return out -> {
            out.writeLong(sum.length());
            out.writeInt(sum.crc32c());
        };
    }

    private Answer makeDirectory(FilePath path, boolean parents, RequestId request)
            throws RemoteException, PanalException {
        session().makeDirectory(path, parents, request);
        return Answer.NOTHING;
    }

    private Answer rename(FilePath from, FilePath to, RequestId request) throws RemoteException, PanalException {
        session().rename(from, to, request);
        return Answer.NOTHING;
    }

    private Answer delete(FilePath path, boolean recursive, RequestId request) throws RemoteException, PanalException {
        session().delete(path, recursive, request);
        return Answer.NOTHING;
    }

    private Answer find(FindQuery query) throws RemoteException, PanalException {
        FindPage page = session().find(query);
        return out -> CompactForm.write(page, out);
    }

    private Answer usages(UsageQuery query) throws RemoteException, PanalException {
        UsagePage page = session().usages(query);
        return out -> CompactForm.write(page, out);
    }

    private Answer layout(FilePath path, int firstBlock, int limit) throws RemoteException, PanalException {
        FileLayout layout = session().layout(path, firstBlock, limit);
        return out -> CompactForm.write(layout, out);
    }

    private Answer reportCorrupt(BlockId block, NodeName node) throws RemoteException, PanalException {
        session().reportCorrupt(block, node);
        return Answer.NOTHING;
    }

    private Answer begin(UploadRequest request) throws RemoteException, PanalException {
        UploadGrant grant = session().begin(request);
        return out -> CompactForm.write(grant, out);
    }

    private Answer addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws RemoteException, PanalException {
        List<BlockGrant> grants = session().addBlocks(ticket, firstIndex, count, finished);
        return out -> CompactForm.writeGrants(grants, out);
    }

    private Answer renew(UploadTicket ticket) throws RemoteException, PanalException {
        session().renew(ticket);
        return Answer.NOTHING;
    }

    private Answer complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws RemoteException, PanalException {
        FileStatus status = session().complete(ticket, finished, request);
        return out -> CompactForm.write(status, out);
    }

    private Answer abandon(UploadTicket ticket) throws RemoteException, PanalException {
        session().abandon(ticket);
        return Answer.NOTHING;
    }

    private Answer park(UploadTicket ticket) throws RemoteException, PanalException {
        long millis = session().park(ticket);
        return out -> out.writeLong(millis);
    }

    private Session session() throws AccessDenied {
        return session.orElseThrow(() -> new AccessDenied("nobody has logged in on this connection"));
    }

    private static FilePath path(DataInputStream in) throws IOException {
        return new FilePath(in.readUTF());
    }

    private static RequestId request(DataInputStream in) throws IOException {
        return new RequestId(new UUID(in.readLong(), in.readLong()));
    }
}
