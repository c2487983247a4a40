package panal.protocol.quick;

import java.io.IOException;

/** What can be asked; its place is its number on the wire. */
@SuppressWarnings("EnumOrdinal") // their order is part of the protocol
enum Question {
    /** To the name server: a name. The answer: host and port. */
    WHERE,
    /** To the NameNode: the caller's protocol version. The answer: a nonce, the NameNode's version. */
    GREET,
    /** User, nonce, proof. The answer is empty. */
    LOG_IN,
    /** Path. The answer: a status. */
    STAT,
    /** Path, name behind which to begin, limit. The answer: a page. */
    LIST,
    /** Path. The answer: directories, files, length, stored. */
    USAGE,
    /** Path. The answer: length, CRC32C. */
    CHECKSUM,
    /** Path, whether those above it too, request. The answer is empty. */
    MAKE_DIRECTORY,
    /** From, to, request. The answer is empty. */
    RENAME,
    /** Path, whether what is in it too, request. The answer is empty. */
    DELETE,
    /** To the NameNode, also by strangers; nothing. The answer: the cluster at a glance. */
    STATUS,
    /** A search. The answer: a page of it. */
    FIND,
    /** A question how much there is. The answer: a page of sums. */
    USAGES,
    /** Path, first block, limit. The answer: where the blocks are. */
    LAYOUT,
    /** Block, node. The answer is empty. */
    REPORT_CORRUPT,
    /** The wish to write a file. The answer: a ticket, and the first block's grant. */
    BEGIN,
    /** Ticket, first index, count, finished blocks. The answer: grants. */
    ADD_BLOCKS,
    /** Ticket. The answer is empty. */
    RENEW,
    /** Ticket, finished blocks, request. The answer: a status. */
    COMPLETE,
    /** Ticket. The answer is empty. */
    ABANDON,
    /** Ticket. The answer: for how many milliseconds the upload is kept. */
    PARK,
    /** To a DataNode, also by strangers: its name. The answer: a ticket for a stream. */
    STREAM;

    private static final Question[] ALL = values();

    byte number() {
        return (byte) ordinal();
    }

    static Question numbered(byte number) throws IOException {
        if (number < 0 || number >= ALL.length) {
            throw new IOException("question " + number + " of " + ALL.length);
        }
        return ALL[number];
    }
}
