package panal.cliente.console.input;

import panal.protocol.error.InvalidInput;
import panal.protocol.value.FilePath;

/**
 * A path of the file system as it was typed.
 *
 * @param path the absolute path
 * @param asDirectory whether it was typed with a slash at its end, or as {@code .} or {@code ..}: a directory is meant
 */
public record TypedPath(FilePath path, boolean asDirectory) {

    /**
     * Makes what was typed absolute. {@code .} and {@code ..} are understood at the front of a relative path only:
     * elsewhere they are names, and no file can have them.
     */
    public static TypedPath in(FilePath directory, String typed) throws InvalidInput {
        if (typed.isEmpty()) {
            throw new InvalidInput("empty path; . is this directory and / the root");
        }
        if (typed.equals("/")) {
            return new TypedPath(FilePath.ROOT, true);
        }
        boolean slash = typed.endsWith("/");
        String bare = slash ? typed.substring(0, typed.length() - 1) : typed;
        if (typed.startsWith("/")) {
            // With two slashes at its end it has an empty name in it, also where it would seem to be the root.
            return new TypedPath(FilePath.parse(bare.endsWith("/") ? typed : bare), slash);
        }
        return relative(directory, bare, slash);
    }

    private static TypedPath relative(FilePath directory, String bare, boolean slash) throws InvalidInput {
        FilePath base = directory;
        String rest = bare;
        while (isStep(rest)) {
            String step = rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/'));
            if (step.equals("..")) {
                base = base.parent().orElse(FilePath.ROOT);
            }
            if (step.length() == rest.length()) {
                return new TypedPath(base, true);
            }
            rest = rest.substring(step.length() + 1);
        }
        return new TypedPath(FilePath.parse((base.isRoot() ? "" : base.text()) + "/" + rest), slash);
    }

    private static boolean isStep(String rest) {
        return rest.equals(".") || rest.equals("..") || rest.startsWith("./") || rest.startsWith("../");
    }
}
