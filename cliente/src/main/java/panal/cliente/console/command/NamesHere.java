package panal.cliente.console.command;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import panal.cliente.console.shell.LocalDirectory;
import panal.protocol.error.InvalidInput;

/** This machine's directories, for patterns. */
final class NamesHere implements Expansion.Names {
    private final LocalDirectory where;

    NamesHere(LocalDirectory where) {
        this.where = where;
    }

    @Override
    public boolean has(String path) throws InvalidInput {
        return Files.exists(where.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> in(String front, boolean onlyDirectories) throws InvalidInput {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(where.resolve(front.isEmpty() ? "." : front))) {
            for (Path file : files) {
                if (!onlyDirectories || Files.isDirectory(file)) {
                    names.add(String.valueOf(file.getFileName()));
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }
}
