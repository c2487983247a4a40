package panal.protocol.stream;

import java.util.Optional;

/** What a frame is; its place is its number on the wire. */
@SuppressWarnings("EnumOrdinal") // their order is part of the protocol
enum FrameType {
    /** To the server: token, first chunk, chunks. */
    READ,
    /** To the server: order, sum, patience and all records of a block of one packet. */
    WHOLE,
    /** To the server: an order. */
    BEGIN,
    /** To the server: first chunk and the records of a packet. */
    PACKET,
    /** To the server: sum and patience. */
    FINISH,
    /** From the server: it has been done. */
    DONE,
    /** From the server: kind and message. */
    FAILED,
    /** To the server: as {@link #READ}, for a copy that a DataNode makes. */
    COPY;

    private static final FrameType[] ALL = values();

    static Optional<FrameType> of(byte number) {
        return number >= 0 && number < ALL.length ? Optional.of(ALL[number]) : Optional.empty();
    }

    byte number() {
        return (byte) ordinal();
    }
}
