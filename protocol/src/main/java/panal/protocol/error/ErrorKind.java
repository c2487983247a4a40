package panal.protocol.error;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of errors, for wires that carry no Java objects: a kind's name and the message are all that there is to one. */
public enum ErrorKind {
    ACCESS_DENIED(AccessDenied.class, AccessDenied::new),
    ALREADY_EXISTS(AlreadyExists.class, AlreadyExists::told),
    BUSY(Busy.class, Busy::new),
    CORRUPT_BLOCK(CorruptBlock.class, CorruptBlock::new),
    DIRECTORY_NOT_EMPTY(DirectoryNotEmpty.class, DirectoryNotEmpty::told),
    FOREIGN_CLUSTER(ForeignCluster.class, ForeignCluster::new),
    INVALID_INPUT(InvalidInput.class, InvalidInput::new),
    IS_A_DIRECTORY(IsADirectory.class, IsADirectory::told),
    LOCAL_FAILURE(LocalFailure.class, LocalFailure::new),
    NO_DATA_NODES(NoDataNodes.class, NoDataNodes::new),
    NO_SUCH_BLOCK(NoSuchBlock.class, NoSuchBlock::new),
    NOT_A_DIRECTORY(NotADirectory.class, NotADirectory::told),
    NOT_FOUND(NotFound.class, NotFound::told),
    OUTCOME_UNKNOWN(OutcomeUnknown.class, OutcomeUnknown::new),
    OUT_OF_SPACE(OutOfSpace.class, OutOfSpace::new),
    PATH_HELD(PathHeld.class, PathHeld::new),
    SAFE_MODE(SafeMode.class, SafeMode::new),
    STALE_ATTEMPT(StaleAttempt.class, StaleAttempt::new),
    STALE_EPOCH(StaleEpoch.class, StaleEpoch::new),
    UNREACHABLE(Unreachable.class, Unreachable::new),
    VERSION_MISMATCH(VersionMismatch.class, VersionMismatch::told);

    private static final Map<Class<?>, ErrorKind> BY_TYPE =
            Stream.of(values()).collect(Collectors.toMap(kind -> kind.type, kind -> kind));
    private static final Map<String, ErrorKind> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(ErrorKind::name, kind -> kind));

    private final Class<? extends PanalException> type;
    /** A constructor, which has no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<String, ? extends PanalException> birth;

    <E extends PanalException> ErrorKind(Class<E> type, Function<String, E> birth) {
        this.type = type;
        this.birth = birth;
    }

    public static ErrorKind of(PanalException error) {
        ErrorKind kind = BY_TYPE.get(error.getClass());
        if (kind == null) {
            throw new IllegalStateException("no kind for " + error.getClass());
        }
        return kind;
    }

    /** The error of this kind with this message; a kind that this release does not know is a failure of the peer. */
    public static PanalException told(String kind, String message) {
        ErrorKind known = BY_NAME.getOrDefault(kind, LOCAL_FAILURE);
        return known.birth.apply(message);
    }
}
