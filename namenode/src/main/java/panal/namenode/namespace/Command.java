package panal.namenode.namespace;

import java.util.Optional;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;

/**
 * The wish to change the namespace. Checked in three steps, see {@link Namespace#decide}: was it answered before, may its
 * user do it, and does it make sense now.
 *
 * @param <R> what is answered when it is done
 */
public sealed interface Command<R>
        permits RequestCommand,
                AbandonUpload,
                AddMember,
                AddUploadBlocks,
                AddUser,
                BeginEpoch,
                DoomBlocks,
                ExpireUploads,
                ForgetDoomed,
                FoundCluster,
                KeepOrphans,
                KeepUpload,
                NoteLostEnd,
                OpenUpload,
                Reclaim,
                ReleaseOrphans,
                ReserveIds,
                ResumeUpload,
                SetMemberState {

    /** The decision for a request that was done before, without edits; empty for a new one. */
    default Optional<Decision<R>> answeredBefore(Namespace namespace) throws PanalException {
        return Optional.empty();
    }

    /** Asks {@code rights} for everything that the command's user needs to have. */
    default void require(Rights rights) throws AccessDenied {}

    /** Checks the command against the namespace as it is and says what it changes. Pure. */
    Decision<R> decideOn(Namespace namespace) throws PanalException;
}
