package panal.protocol.error;

/**
 * Something that a caller can act on. The message is one line: it names the path, block or address, says what happened
 * and what to do.
 */
public abstract sealed class PanalException extends Exception
        permits AccessDenied,
                AlreadyExists,
                Busy,
                CorruptBlock,
                DirectoryNotEmpty,
                ForeignCluster,
                InvalidInput,
                IsADirectory,
                LocalFailure,
                NoDataNodes,
                NoSuchBlock,
                NotADirectory,
                NotFound,
                OutcomeUnknown,
                OutOfSpace,
                PathHeld,
                SafeMode,
                StaleAttempt,
                StaleEpoch,
                Unreachable,
                VersionMismatch {
    private static final long serialVersionUID = 1;

    PanalException(String message) {
        super(message);
    }

    PanalException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Always there. */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
