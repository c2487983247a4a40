package panal.cliente.write;

/** Bytes of which any range can be read. */
final class RangeSource extends Source {
    private final String name;
    private final long length;
    private final RangeOpener opener;

    RangeSource(String name, long length, RangeOpener opener) {
        this.name = name;
        this.length = length;
        this.opener = opener;
    }

    @Override
    boolean isRepeatable() {
        return true;
    }

    @Override
    BlockCutter cut(long blockSize) {
        return new RangeCutter(length, blockSize, (offset, bytes) -> new StreamBytes(opener.open(offset, bytes)));
    }

    @Override
    public String toString() {
        return name;
    }
}
