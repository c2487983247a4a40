package panal.cluster.workload;

import java.util.List;

/**
 * Something that a client asks for and that changes what is there.
 *
 * @param to where a rename leads; else the path itself
 * @param length of the content that is written; else 0
 * @param seed of the content that is written; else 0
 */
record Operation(Kind kind, String path, String to, long length, long seed) {
    enum Kind {
        CREATE,
        OVERWRITE,
        MAKE_DIRECTORY,
        RENAME,
        DELETE
    }

    static Operation write(Kind kind, String path, Content content) {
        return new Operation(kind, path, path, content.length(), content.seed());
    }

    static Operation makeDirectory(String path) {
        return new Operation(Kind.MAKE_DIRECTORY, path, path, 0, 0);
    }

    static Operation rename(String path, String to) {
        return new Operation(Kind.RENAME, path, to, 0, 0);
    }

    static Operation delete(String path) {
        return new Operation(Kind.DELETE, path, path, 0, 0);
    }

    Content content() {
        return kind == Kind.MAKE_DIRECTORY ? Content.DIRECTORY : Content.file(length, seed);
    }

    /** One line; a workload's paths have no spaces. */
    String text() {
        return String.join(" ", List.of(kind.name(), path, to, Long.toString(length), Long.toString(seed)));
    }

    static Operation parse(String text) {
        String[] words = text.split(" ", -1);
        return new Operation(
                Kind.valueOf(words[0]), words[1], words[2], Long.parseLong(words[3]), Long.parseLong(words[4]));
    }
}
