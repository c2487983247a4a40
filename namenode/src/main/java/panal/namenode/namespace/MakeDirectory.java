package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/**
 * Makes a directory.
 *
 * @param parents makes missing directories above it too, and is content when it is there already
 */
public record MakeDirectory(Origin origin, FilePath path, boolean parents) implements RequestCommand {
    public MakeDirectory {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(path, "path");
    }

    @Override
    public void require(Rights rights) throws AccessDenied {
        rights.toCreate(origin.user(), path);
    }

    @Override
    public Decision<FileStatus> decideOn(Namespace namespace) throws PanalException {
        Inode last = namespace.existing(FilePath.ROOT);
        List<String> names = path.names();
        int depth = 0;
        for (; depth < names.size(); depth++) {
            Optional<Inode> next = namespace.child(last.id(), names.get(depth));
            if (next.isEmpty()) {
                break;
            }
            if (!next.get().isDirectory() && depth < names.size() - 1) {
                throw new NotADirectory("/" + String.join("/", names.subList(0, depth + 1)));
            }
            last = next.get();
        }
        List<String> missing = names.subList(depth, names.size());
        if (missing.isEmpty()) {
            if (parents && last.isDirectory()) {
                return Decision.unchanged(last.status(path));
            }
            throw new AlreadyExists(path.text());
        }
        if (missing.size() > 1 && !parents) {
            throw new NotFound("/" + String.join("/", names.subList(0, depth + 1)));
        }
        return make(namespace, last, missing);
    }

    private Decision<FileStatus> make(Namespace namespace, Inode above, List<String> missing) {
        Attributes attributes = new Attributes(
                origin.user(),
                above.attributes().group(),
                Attributes.DIRECTORY_MODE,
                origin.timeMillis(),
                origin.timeMillis());
        List<Edit> edits = new ArrayList<>();
        FileId parent = above.id();
        long next = namespace.nextId(IdKind.FILE);
        for (int i = 0; i < missing.size(); i++) {
            FileId id = new FileId(next++);
            boolean onTheWay = i < missing.size() - 1;
            edits.add(new TreeEdit.DirectoryMade(origin, id, new Place(parent, missing.get(i)), attributes, onTheWay));
            parent = id;
        }
        Place place = new Place(parent, path.name());
        return new Decision<>(edits, new DirectoryInode(parent, place, attributes, 0).status(path));
    }
}
