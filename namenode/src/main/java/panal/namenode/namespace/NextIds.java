package panal.namenode.namespace;

/** The first id of each kind that was never given out. */
record NextIds(long file, long block, long upload) {
    /** File 1 is the root. */
    static final NextIds FIRST = new NextIds(2, 1, 1);

    long of(IdKind kind) {
        return switch (kind) {
            case FILE -> file;
            case BLOCK -> block;
            case UPLOAD -> upload;
        };
    }

    /** At least {@code next} for this kind. */
    NextIds atLeast(IdKind kind, long next) {
        return switch (kind) {
            case FILE -> new NextIds(Math.max(file, next), block, upload);
            case BLOCK -> new NextIds(file, Math.max(block, next), upload);
            case UPLOAD -> new NextIds(file, block, Math.max(upload, next));
        };
    }
}
