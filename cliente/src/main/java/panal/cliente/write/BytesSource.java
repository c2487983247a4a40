package panal.cliente.write;

/** Bytes in memory. */
final class BytesSource extends Source {
    private final byte[] bytes;

    BytesSource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    boolean isRepeatable() {
        return true;
    }

    @Override
    BlockCutter cut(long blockSize) {
        return new RangeCutter(
                bytes.length, blockSize, (offset, length) -> new HeldBytes(bytes, (int) offset, (int) length));
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
