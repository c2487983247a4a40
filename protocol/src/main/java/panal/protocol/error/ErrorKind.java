package panal.protocol.error;

/** The kinds of errors, for wires that carry no Java objects: a kind's name and the message are all that there is to one. */
public enum ErrorKind {
    ACCESS_DENIED(AccessDenied.class),
    ALREADY_EXISTS(AlreadyExists.class),
    BUSY(Busy.class),
    CORRUPT_BLOCK(CorruptBlock.class),
    DIRECTORY_NOT_EMPTY(DirectoryNotEmpty.class),
    FOREIGN_CLUSTER(ForeignCluster.class),
    INVALID_INPUT(InvalidInput.class),
    IS_A_DIRECTORY(IsADirectory.class),
    LOCAL_FAILURE(LocalFailure.class),
    NO_DATA_NODES(NoDataNodes.class),
    NO_SUCH_BLOCK(NoSuchBlock.class),
    NOT_A_DIRECTORY(NotADirectory.class),
    NOT_FOUND(NotFound.class),
    OUTCOME_UNKNOWN(OutcomeUnknown.class),
    OUT_OF_SPACE(OutOfSpace.class),
    PATH_HELD(PathHeld.class),
    SAFE_MODE(SafeMode.class),
    STALE_ATTEMPT(StaleAttempt.class),
    STALE_EPOCH(StaleEpoch.class),
    UNREACHABLE(Unreachable.class),
    VERSION_MISMATCH(VersionMismatch.class);

    private static final ErrorKind[] ALL = values();

    private final Class<? extends PanalException> type;

    ErrorKind(Class<? extends PanalException> type) {
        this.type = type;
    }

    public static ErrorKind of(PanalException error) {
        for (ErrorKind kind : ALL) {
            if (kind.type == error.getClass()) {
                return kind;
            }
        }
        throw new IllegalStateException("no kind for " + error.getClass());
    }

    /** The error of this kind with this message; a kind that this release does not know is a failure of the peer. */
    public static PanalException told(String kind, String message) {
        for (ErrorKind known : ALL) {
            if (known.name().equals(kind)) {
                return known.told(message);
            }
        }
        return LOCAL_FAILURE.told(message);
    }

    /**
     * A switch, and no constructors as fields: each of those is linked at run time, all of them for the first error that a
     * command meets, and an upload to a new name meets one.
     */
    private PanalException told(String message) {
        return switch (this) {
            case ACCESS_DENIED -> new AccessDenied(message);
            case ALREADY_EXISTS -> AlreadyExists.told(message);
            case BUSY -> new Busy(message);
            case CORRUPT_BLOCK -> new CorruptBlock(message);
            case DIRECTORY_NOT_EMPTY -> DirectoryNotEmpty.told(message);
            case FOREIGN_CLUSTER -> new ForeignCluster(message);
            case INVALID_INPUT -> new InvalidInput(message);
            case IS_A_DIRECTORY -> IsADirectory.told(message);
            case LOCAL_FAILURE -> new LocalFailure(message);
            case NO_DATA_NODES -> new NoDataNodes(message);
            case NO_SUCH_BLOCK -> new NoSuchBlock(message);
            case NOT_A_DIRECTORY -> NotADirectory.told(message);
            case NOT_FOUND -> NotFound.told(message);
            case OUTCOME_UNKNOWN -> new OutcomeUnknown(message);
            case OUT_OF_SPACE -> new OutOfSpace(message);
            case PATH_HELD -> new PathHeld(message);
            case SAFE_MODE -> new SafeMode(message);
            case STALE_ATTEMPT -> new StaleAttempt(message);
            case STALE_EPOCH -> new StaleEpoch(message);
            case UNREACHABLE -> new Unreachable(message);
            case VERSION_MISMATCH -> VersionMismatch.told(message);
        };
    }
}
