package panal.protocol.quick;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.CompactForm;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

/**
 * What an upload that goes well asks, and one that is given up. Each may be said again by RMI with the same arguments, as RMI
 * says it again itself when an answer is lost. Not thread-safe.
 */
public final class QuickUploads {
    private final QuickConnection connection;

    QuickUploads(QuickConnection connection) {
        this.connection = connection;
    }

    /** As {@link panal.protocol.remote.Uploads#begin}. */
    public UploadGrant begin(UploadRequest request) throws IOException, PanalException {
        CompactForm.write(request, connection.begin(Question.BEGIN));
        return CompactForm.uploadGrant(connection.answer());
    }

    /** As {@link panal.protocol.remote.Uploads#addBlocks}. */
    public List<BlockGrant> addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws IOException, PanalException {
        DataOutputStream question = connection.begin(Question.ADD_BLOCKS);
        CompactForm.write(ticket, question);
        question.writeInt(firstIndex);
        question.writeInt(count);
        CompactForm.writeFinished(finished, question);
        return CompactForm.grants(connection.answer());
    }

    /** As {@link panal.protocol.remote.Uploads#renew}; the result is the ticket. */
    public UploadTicket renew(UploadTicket ticket) throws IOException, PanalException {
        CompactForm.write(ticket, connection.begin(Question.RENEW));
        connection.answer();
        return ticket;
    }

    /** As {@link panal.protocol.remote.Uploads#complete}. */
    public FileStatus complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws IOException, PanalException {
        DataOutputStream question = connection.begin(Question.COMPLETE);
        CompactForm.write(ticket, question);
        CompactForm.writeFinished(finished, question);
        QuickConnection.write(request, question);
        return CompactForm.status(connection.answer());
    }

    /** As {@link panal.protocol.remote.Uploads#abandon}; the result is the ticket. */
    public UploadTicket abandon(UploadTicket ticket) throws IOException, PanalException {
        CompactForm.write(ticket, connection.begin(Question.ABANDON));
        connection.answer();
        return ticket;
    }

    /** As {@link panal.protocol.remote.Uploads#park}. */
    public long park(UploadTicket ticket) throws IOException, PanalException {
        CompactForm.write(ticket, connection.begin(Question.PARK));
        return connection.answer().readLong();
    }
}
