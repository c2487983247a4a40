package panal.cliente.console.sync;

import java.util.List;

/**
 * What is left to do when all copies are made.
 *
 * @param deletions what only the target has, a directory behind what is in it
 * @param replacements what takes the place of some of that, a directory before what is in it
 * @param sources how many entries the source has
 * @param targets how many entries the target had
 */
public record Rest(List<Entry> deletions, List<Entry> replacements, long sources, long targets) {
    public Rest {
        deletions = List.copyOf(deletions);
        replacements = List.copyOf(replacements);
    }
}
