package panal.protocol.stream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import panal.protocol.error.ErrorKind;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;

/** The protocol's values as they stand in frames: fixed fields in their order, big-endian; texts with their length before them. */
@SuppressWarnings("EnumOrdinal") // their order is part of the protocol
final class Forms {
    /** Characters of an error's message; more than any has, with a path of 4 KiB in it. */
    private static final int MESSAGE_MAX = 5_000;

    private static final BlockToken.Mode[] MODES = BlockToken.Mode.values();
    private static final Durability[] DURABILITIES = Durability.values();

    private Forms() {}

    /** Reads a value. */
    interface Form<T> {
        T get(ByteBuffer in) throws PanalException;
    }

    /** Reads a value out of what a peer sent; whatever is wrong with it is one clear error. */
    static <T> T read(ByteBuffer in, Form<T> form) throws PanalException {
        try {
            return form.get(in);
        } catch (BufferUnderflowException | IllegalArgumentException malformed) {
            throw new InvalidInput("malformed frame on a stream: "
                    + (malformed instanceof BufferUnderflowException ? "it is cut off" : malformed.getMessage()));
        }
    }

    static void put(ByteBuffer out, BlockToken token) {
        out.putLong(token.block().number());
        out.put((byte) token.mode().ordinal());
        out.putInt(token.attempt());
        out.putLong(token.epoch());
        out.putLong(token.expiresMillis());
        put(out, token.mac());
    }

    static BlockToken token(ByteBuffer in) {
        return new BlockToken(
                new BlockId(in.getLong()), one(MODES, in), in.getInt(), in.getLong(), in.getLong(), bits(in));
    }

    static void put(ByteBuffer out, BlockWrite order) {
        put(out, order.token());
        out.putLong(order.origin().file().number());
        out.putInt(order.origin().index());
        put(out, order.origin().path().text());
        out.put((byte) order.durability().ordinal());
        out.put((byte) order.rest().size());
        for (NodeName name : order.rest()) {
            put(out, name.text());
        }
    }

    static BlockWrite order(ByteBuffer in) {
        BlockToken token = token(in);
        BlockOrigin origin =
                new BlockOrigin(new FileId(in.getLong()), in.getInt(), new FilePath(text(in, Limits.PATH_BYTES)));
        Durability durability = one(DURABILITIES, in);
        int count = count(in);
        List<NodeName> rest = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rest.add(new NodeName(text(in, Limits.NAME_BYTES)));
        }
        return new BlockWrite(token, origin, durability, rest);
    }

    static void put(ByteBuffer out, BlockSum sum) {
        out.putLong(sum.length());
        out.putInt(sum.crc32c());
    }

    static BlockSum sum(ByteBuffer in) {
        return new BlockSum(in.getLong(), in.getInt());
    }

    static void putReceipts(ByteBuffer out, List<Receipt> receipts) {
        out.put((byte) receipts.size());
        for (Receipt receipt : receipts) {
            out.putLong(receipt.node().uuid().getMostSignificantBits());
            out.putLong(receipt.node().uuid().getLeastSignificantBits());
            put(out, receipt.name().text());
            out.putLong(receipt.replica().block().number());
            out.putInt(receipt.replica().attempt());
            put(out, receipt.replica().sum());
            out.putLong(receipt.at().incarnation());
            out.putLong(receipt.at().sequence());
            put(out, receipt.mac());
        }
    }

    static List<Receipt> receipts(ByteBuffer in) {
        int count = count(in);
        List<Receipt> receipts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            NodeId node = new NodeId(new UUID(in.getLong(), in.getLong()));
            NodeName name = new NodeName(text(in, Limits.NAME_BYTES));
            Replica replica = new Replica(new BlockId(in.getLong()), in.getInt(), sum(in));
            receipts.add(new Receipt(node, name, replica, new ReportPoint(in.getLong(), in.getLong()), bits(in)));
        }
        return List.copyOf(receipts);
    }

    static void put(ByteBuffer out, PanalException error) {
        put(out, ErrorKind.of(error).name());
        String message = error.getMessage();
        put(out, message.length() > MESSAGE_MAX ? message.substring(0, MESSAGE_MAX) : message);
    }

    static PanalException error(ByteBuffer in) {
        return ErrorKind.told(text(in, Limits.NAME_BYTES), text(in, 3 * MESSAGE_MAX));
    }

    static void put(ByteBuffer out, Bits256 bits) {
        out.putLong(bits.a()).putLong(bits.b()).putLong(bits.c()).putLong(bits.d());
    }

    static Bits256 bits(ByteBuffer in) {
        return new Bits256(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    static void put(ByteBuffer out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) utf8.length);
        out.put(utf8);
    }

    /** A text of at most so many bytes, not more than 32,767. */
    static String text(ByteBuffer in, int bytesMax) {
        int length = in.getShort();
        if (length < 0 || length > bytesMax || length > in.remaining()) {
            throw new IllegalArgumentException("a text of " + length + " bytes");
        }
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static int count(ByteBuffer in) {
        int count = in.get();
        if (count < 0 || count > Limits.REPLICATION_MAX) {
            throw new IllegalArgumentException("a list of " + count);
        }
        return count;
    }

    private static <E> E one(E[] all, ByteBuffer in) {
        int number = in.get();
        if (number < 0 || number >= all.length) {
            throw new IllegalArgumentException("choice " + number + " of " + all.length);
        }
        return all[number];
    }
}
