package panal.namenode.service.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Scribe;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.User;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** A namespace that grows, in which permission bits can be changed; ana is its superuser, bert somebody else. */
final class ModedTree {
    final Scribe scribe = Scribe.founded();
    private final List<Edit> afterwards = new ArrayList<>();

    Namespace now() {
        return scribe.namespace().replayAll(afterwards);
    }

    /** Gives a file or directory other permission bits. */
    void chmod(String path, int mode) throws PanalException {
        Inode inode = now().existing(new FilePath(path));
        Attributes old = inode.attributes();
        Attributes bits = new Attributes(old.owner(), old.group(), mode, old.createdMillis(), old.modifiedMillis());
        Inode changed = inode instanceof FileInode file
                ? new FileInode(file.id(), file.place(), bits, file.content())
                : new DirectoryInode(inode.id(), inode.place(), bits, 1_000);
        afterwards.add(new ClusterEdit.UserPut(new User("bert", Bits256.ZERO, false, Set.of("bert"))));
        afterwards.add(new SnapshotEdit.InodeRestored(changed, false));
    }

    void someFiles() throws PanalException {
        scribe.mkdirs("/docs/sub");
        scribe.put("/docs/b.txt", 2, false);
        scribe.put("/docs/a.txt", 4, false);
        scribe.put("/docs/c.pdf", 0, false);
        scribe.put("/docs/sub/d.txt", 1, false);
        scribe.mkdir("/docs.old");
    }

    /** Grows a tree, and gives all that is in it by path, without the root. */
    static Map<String, FileStatus> grown(Scribe scribe, Random random) throws PanalException {
        Map<String, FileStatus> model = new HashMap<>();
        List<String> directories = new ArrayList<>(List.of(""));
        for (int i = 0; i < 300; i++) {
            boolean directory = random.nextInt(4) == 0;
            String above = directories.get(random.nextInt(directories.size()));
            String path = above + (directory ? "/d" : "/f") + random.nextInt(200);
            if (path.length() > 200 || model.containsKey(path)) {
                continue;
            }
            model.put(path, directory ? scribe.mkdir(path) : scribe.put(path, random.nextInt(1_000), false));
            if (directory) {
                directories.add(path);
            }
        }
        return model;
    }
}
