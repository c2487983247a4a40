package panal.namenode.namespace;

/**
 * What a million files have in common: there are few different ones of these.
 *
 * @param copies wanted of a file's bytes; 0 of a directory
 * @param blockSize bytes; 0 of a directory
 */
record Traits(String owner, String group, int mode, int copies, long blockSize) {
    static Traits of(Inode inode) {
        Attributes attributes = inode.attributes();
        return inode instanceof FileInode file
                ? of(attributes, file.content().copies(), file.content().blockSize())
                : of(attributes, 0, 0);
    }

    private static Traits of(Attributes attributes, int copies, long blockSize) {
        return new Traits(attributes.owner(), attributes.group(), attributes.mode(), copies, blockSize);
    }
}
