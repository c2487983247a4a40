package panal.protocol.value;

import java.io.IOException;
import java.io.Serializable;

/** The values that cross the wire in compact form. Their order is part of the protocol. */
enum CompactKind {
    PATH(FilePath.class, CompactWriter::path, CompactReader::path),
    STATUS(FileStatus.class, CompactWriter::status, CompactReader::status),
    PAGE(ListPage.class, CompactWriter::page, CompactReader::page),
    REQUEST_ID(RequestId.class, CompactWriter::requestId, CompactReader::requestId),
    LAYOUT(FileLayout.class, CompactWriter::layout, CompactReader::layout),
    UPLOAD_REQUEST(UploadRequest.class, CompactWriter::uploadRequest, CompactReader::uploadRequest),
    UPLOAD_TICKET(UploadTicket.class, CompactWriter::ticket, CompactReader::ticket),
    UPLOAD_GRANT(UploadGrant.class, CompactWriter::uploadGrant, CompactReader::uploadGrant),
    BLOCK_GRANT(BlockGrant.class, CompactWriter::blockGrant, CompactReader::blockGrant),
    FINISHED_BLOCK(FinishedBlock.class, CompactWriter::finishedBlock, CompactReader::finishedBlock),
    TOKEN(BlockToken.class, CompactWriter::token, CompactReader::token),
    BLOCK_WRITE(BlockWrite.class, CompactWriter::blockWrite, CompactReader::blockWrite),
    SUM(BlockSum.class, CompactWriter::sum, CompactReader::sum),
    RECEIPT(Receipt.class, CompactWriter::receipt, CompactReader::receipt),
    FIND_PAGE(FindPage.class, CompactWriter::findPage, CompactReader::findPage);

    private static final CompactKind[] ALL = values();

    private interface Writing<T> {
        void write(CompactWriter out, T value) throws IOException;
    }

    private interface Reading<T> {
        T read(CompactReader in) throws IOException;
    }

    private record Form<T extends Serializable>(Class<T> type, Writing<T> writing, Reading<T> reading) {
        void write(CompactWriter out, Serializable value) throws IOException {
            writing.write(out, type.cast(value));
        }
    }

    /** Method references: nothing in it changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Form<?> form;

    <T extends Serializable> CompactKind(Class<T> type, Writing<T> writing, Reading<T> reading) {
        this.form = new Form<>(type, writing, reading);
    }

    static CompactKind numbered(int number) {
        if (number < 0 || number >= ALL.length) {
            throw new IllegalArgumentException("kind " + number + " of " + ALL.length);
        }
        return ALL[number];
    }

    void write(Serializable value, CompactWriter out) throws IOException {
        form.write(out, value);
    }

    /** Throws IllegalArgumentException for fields that are no value of this kind. */
    Serializable read(CompactReader in) throws IOException {
        return form.reading().read(in);
    }
}
