package panal.cliente.write;

import panal.cliente.session.Progress;
import panal.cliente.session.Transfer;
import panal.protocol.error.ErrorKind;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/**
 * What becomes of an upload that ends early: it is given up, or left for another one to go on with. Nobody goes on with one
 * whose source has changed, or that the NameNode has refused. Thread-safe: it may end because the client is closed.
 */
final class Leaving {
    private final OpenUpload upload;
    private final BlockCutter source;
    private final Transfer transfer;
    private final Progress progress;
    private final boolean begunBefore;
    private final boolean keeping;
    private volatile boolean hopeless;

    private Leaving(
            OpenUpload upload,
            BlockCutter source,
            Transfer transfer,
            Progress progress,
            boolean begunBefore,
            boolean keeping) {
        this.upload = upload;
        this.source = source;
        this.transfer = transfer;
        this.progress = progress;
        this.begunBefore = begunBefore;
        this.keeping = keeping;
    }

    /**
     * For a new upload.
     *
     * @param keeping whether there can be something to go on with, and somebody wants that
     */
    static Leaving ofNew(OpenUpload upload, BlockCutter source, Transfer transfer, Progress progress, boolean keeping) {
        return new Leaving(upload, source, transfer, progress, false, keeping);
    }

    /** For one that goes on with an upload. */
    static Leaving ofContinued(OpenUpload upload, BlockCutter source, Transfer transfer, Progress progress) {
        return new Leaving(upload, source, transfer, progress, true, true);
    }

    /** It ends because of this. */
    void because(PanalException failure) {
        hopeless = !transfer.halted() && !Thread.currentThread().isInterrupted() && !mayPass(failure);
    }

    /** Whether it may be another time that the same upload comes to its end. */
    private boolean mayPass(PanalException failure) {
        return switch (ErrorKind.of(failure)) {
            case BUSY, NO_DATA_NODES, OUTCOME_UNKNOWN, OUT_OF_SPACE, SAFE_MODE, UNREACHABLE -> true;
            case LOCAL_FAILURE -> !sourceHasChanged();
            case ACCESS_DENIED,
                    ALREADY_EXISTS,
                    CORRUPT_BLOCK,
                    DIRECTORY_NOT_EMPTY,
                    FOREIGN_CLUSTER,
                    INVALID_INPUT,
                    IS_A_DIRECTORY,
                    NO_SUCH_BLOCK,
                    NOT_A_DIRECTORY,
                    NOT_FOUND,
                    PATH_HELD,
                    STALE_ATTEMPT,
                    STALE_EPOCH,
                    VERSION_MISMATCH -> false;
        };
    }

    /** A disk that cannot be read now, or a share that is gone, may be back tomorrow as it was. */
    private boolean sourceHasChanged() {
        try {
            return source.hasChanged();
        } catch (LocalFailure unseen) {
            return false;
        }
    }

    /** Leaves it. */
    void leave() {
        if (hopeless || !keeping || !(begunBefore || upload.landed().any())) {
            upload.abandon();
        } else {
            upload.park().ifPresent(progress::kept);
        }
    }
}
