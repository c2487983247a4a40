package panal.namenode.namespace;

import java.util.Optional;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileStatus;

/** A user's command with a request id: done once, and answered again with the same status when it is repeated. */
public sealed interface RequestCommand extends Command<FileStatus>
        permits CompleteUpload, Delete, MakeDirectory, Rename {
    Origin origin();

    @Override
    default Optional<Decision<FileStatus>> answeredBefore(Namespace namespace) throws PanalException {
        return namespace.answered(origin()).map(Decision::unchanged);
    }
}
