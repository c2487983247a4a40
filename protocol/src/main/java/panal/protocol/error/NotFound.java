package panal.protocol.error;

/** There is no such file or directory, no such unfinished upload, or no such entry in the name server. */
public final class NotFound extends PanalException {
    private static final long serialVersionUID = 1;

    public NotFound(String path) {
        this("no such file or directory: ", path);
    }

    private NotFound(String what, String name) {
        super(what + name);
    }

    /** The name server has no entry of this name. */
    public static NotFound inNameServer(String name) {
        return new NotFound("the name server has no entry ", name);
    }

    /** Nobody has left an upload to this path unfinished. */
    public static NotFound unfinishedUpload(String path) {
        return new NotFound("no unfinished upload to ", path);
    }

    /** As another process has told it. */
    static NotFound told(String message) {
        return new NotFound(message, "");
    }
}
