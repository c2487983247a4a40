package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;

/**
 * Makes an upload an entity, which it needs to be from its second block on. Of one that is an entity already the reply is
 * what it is.
 *
 * @param granted its blocks so far, the first one among them
 * @param expiresMillis when it may be given up, milliseconds since 1970
 */
public record OpenUpload(UploadFacts facts, List<BlockId> granted, long expiresMillis) implements Command<Upload> {
    public OpenUpload {
        Objects.requireNonNull(facts, "facts");
        granted = List.copyOf(granted);
    }

    @Override
    public Decision<Upload> decideOn(Namespace namespace) throws PanalException {
        Optional<Upload> before = namespace.upload(facts.id());
        if (before.isPresent()) {
            if (!before.get().facts().equals(facts)) {
                throw new InvalidInput("upload " + facts.id() + " is another one; begin again");
            }
            return Decision.unchanged(before.get());
        }
        Rules.checkContent(facts.replication(), facts.blockSize());
        Rules.checkFresh(namespace, granted);
        if (namespace.pathOf(facts.place().directory()).isEmpty()) {
            throw new NotFound("the directory that \"" + facts.place().name() + "\" was to go to");
        }
        Upload upload = Upload.of(facts, granted, expiresMillis);
        return new Decision<>(List.of(new UploadEdit.UploadOpened(upload)), upload);
    }
}
