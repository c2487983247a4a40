package panal.namenode.namespace;

import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Gives {@link Traits} short numbers, so that each is kept once. None is forgotten before the next start. */
record Palette(PVector<Traits> all, HashPMap<Traits, Integer> numbers) {
    static final Palette EMPTY = new Palette(TreePVector.empty(), HashTreePMap.empty());

    Palette with(Traits traits) {
        return numbers.containsKey(traits) ? this : new Palette(all.plus(traits), numbers.plus(traits, all.size()));
    }

    /** The number of traits that are there. */
    int number(Traits traits) {
        Integer number = numbers.get(traits);
        if (number == null) {
            throw new IllegalArgumentException(traits + " has no number");
        }
        return number;
    }

    Traits traits(int number) {
        return all.get(number);
    }
}
