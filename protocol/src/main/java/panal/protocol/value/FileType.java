package panal.protocol.value;

/** What a name in a directory stands for. */
public enum FileType {
    FILE,
    DIRECTORY
}
