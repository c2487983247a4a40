package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.shell.Shell;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** The cluster's directories, for patterns. */
final class ClusterNames implements Expansion.Names {
    private final Panal panal;
    private final Shell shell;

    ClusterNames(Panal panal, Shell shell) {
        this.panal = panal;
        this.shell = shell;
    }

    @Override
    public boolean has(String path) throws PanalException {
        try {
            panal.stat(shell.directory().path(path));
            return true;
        } catch (NotFound | NotADirectory | InvalidInput none) {
            return false;
        }
    }

    @Override
    public List<String> in(String front, boolean onlyDirectories) throws PanalException {
        FilePath directory = shell.directory().path(front.isEmpty() ? "." : front);
        List<String> names = new ArrayList<>();
        try {
            panal.list(directory, each -> {
                boolean inside = each.path().parent().map(directory::equals).orElse(false);
                if (inside && (each.isDirectory() || !onlyDirectories)) {
                    names.add(each.path().name());
                }
            });
            return names;
        } catch (NotFound | NotADirectory none) {
            return List.of();
        }
    }
}
