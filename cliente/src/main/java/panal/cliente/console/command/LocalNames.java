package panal.cliente.console.command;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.Completed.Suggestion;
import panal.cliente.console.output.SafeText;
import panal.cliente.console.shell.LocalDirectory;
import panal.cliente.console.shell.Operands;
import panal.protocol.error.InvalidInput;

/** Names of this machine that begin as typed; those that begin with a dot only if that was typed. */
final class LocalNames {
    private final LocalDirectory where;

    LocalNames(LocalDirectory where) {
        this.where = where;
    }

    Completed startingWith(String typed, boolean onlyDirectories) throws InvalidInput {
        String front = typed.substring(0, typed.lastIndexOf('/') + 1);
        String start = typed.substring(front.length());
        List<Suggestion> found = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(where.resolve(front.isEmpty() ? "." : front), file -> fits(file, start))) {
            for (Path file : files) {
                boolean directory = Files.isDirectory(file);
                if (directory || !onlyDirectories) {
                    found.add(suggestion(front, String.valueOf(file.getFileName()), directory));
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return Completed.NONE;
        }
        return Completed.of(found);
    }

    private static boolean fits(Path file, String start) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(start) && (name.charAt(0) != '.' || start.startsWith("."));
    }

    private static Suggestion suggestion(String front, String name, boolean directory) {
        String end = directory ? "/" : "";
        return new Suggestion(Operands.typed(front, name) + end, SafeText.of(name) + end, !directory);
    }
}
