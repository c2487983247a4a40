package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import panal.protocol.value.FilePath;
import panal.protocol.value.UsagePart;

/** Directories with what lies below them, which come each behind those in it and are drawn the other way round. */
final class UsageTree {
    private final FilePath top;
    /** What has come and stands in a directory that has not. */
    private final Map<FilePath, List<Branch>> waiting = new HashMap<>();

    private List<Branch> tops = List.of();

    UsageTree(FilePath top) {
        this.top = top;
    }

    private record Branch(UsagePart part, List<Branch> below) {}

    void add(UsagePart part) {
        List<Branch> below = waiting.getOrDefault(part.path(), List.of());
        waiting.remove(part.path());
        Branch branch = new Branch(part, below);
        if (part.path().equals(top)) {
            tops = List.of(branch);
        } else {
            waiting.computeIfAbsent(part.path().parent().orElse(top), none -> new ArrayList<>())
                    .add(branch);
        }
    }

    /** Hands out the parts from the top down, each with what stands before it in the tree. */
    void draw(Branches branches, BiConsumer<UsagePart, String> each) {
        draw(tops, 0, branches, each);
    }

    private static void draw(List<Branch> beside, int level, Branches branches, BiConsumer<UsagePart, String> each) {
        for (int at = 0; at < beside.size(); at++) {
            Branch branch = beside.get(at);
            each.accept(branch.part, branches.before(level, at < beside.size() - 1));
            draw(branch.below, level + 1, branches, each);
        }
    }
}
