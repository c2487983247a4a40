package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;

/** The lines in front of a tree's entries, drawn from the top down. For one thread. */
final class Branches {
    private final String through;
    private final String last;
    private final String beside;
    /** For each level above the entry, whether more follows there. */
    private final List<Boolean> open = new ArrayList<>();

    Branches(boolean ascii) {
        this.through = ascii ? "|-- " : "├── ";
        this.last = ascii ? "`-- " : "└── ";
        this.beside = ascii ? "|   " : "│   ";
    }

    /**
     * What stands before an entry.
     *
     * @param level how far below the top, which has nothing before it
     * @param more whether another entry of the same directory follows
     */
    String before(int level, boolean more) {
        if (level == 0) {
            return "";
        }
        open.subList(Math.min(open.size(), level - 1), open.size()).clear();
        StringBuilder line = new StringBuilder();
        open.forEach(above -> line.append(above ? beside : "    "));
        open.add(more);
        return line.append(more ? through : last).toString();
    }
}
