package panal.namenode.namespace;

/**
 * What the namespace holds.
 *
 * @param directories the root among them
 * @param blocks of complete files
 * @param bytes of complete files, each counted once
 */
public record Counts(long directories, long files, long blocks, long bytes) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Inode inode) {
        return inode instanceof FileInode file ? withFile(file, 1) : withDirectories(1);
    }

    Counts minus(Inode inode) {
        return inode instanceof FileInode file ? withFile(file, -1) : withDirectories(-1);
    }

    private Counts withDirectories(int change) {
        return new Counts(directories + change, files, blocks, bytes);
    }

    private Counts withFile(FileInode file, int change) {
        Content content = file.content();
        return new Counts(
                directories,
                files + change,
                blocks + (long) change * content.blocks().size(),
                bytes + change * content.length());
    }
}
