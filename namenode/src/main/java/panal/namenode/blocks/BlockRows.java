package panal.namenode.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * All blocks at rest, in about 40 bytes each with their copies: rows of numbers in large pages, found by an open-addressed
 * index of row numbers. An entry is taken out as an object, changed, and put back. Not thread-safe.
 *
 * <p>A row has room for {@link #USUAL_COPIES} copies of the same bytes. Where there are more, or some with another CRC32C,
 * all of that block's copies stand in a table beside.
 */
final class BlockRows {
    static final int USUAL_COPIES = 3;

    private static final int ID_HIGH = 0;
    private static final int ID_LOW = 1;
    private static final int CRC = 2;
    /** The claim's kind, the number of copies here, whether they stand beside, the copies wanted, and the verdict. */
    private static final int STATE = 3;
    /** Of a file's block or one that an upload has handed in, less 1: up to 4 GiB. */
    private static final int LENGTH = 4;

    private static final int COPIES = 5;
    private static final int WIDTH = COPIES + USUAL_COPIES;
    private static final int PAGE_ROWS = 1 << 12;
    private static final int UNUSED = 0xff;
    private static final int COUNT_SHIFT = 8;
    private static final int BESIDE = 1 << 16;
    private static final int WANTED_SHIFT = 17;
    private static final int WANTED_MASK = 0x3f;
    private static final int DANGER_SHIFT = 23;
    private static final int DANGER_MASK = 0x7;
    private static final int MISSING_SHIFT = 26;
    private static final int MISSING_MASK = 0x3f;
    private static final int CRC_BITS = 32;
    private static final Claim.Kind[] KINDS = Claim.Kind.values();
    private static final Danger[] DANGERS = Danger.values();

    private final List<int[]> pages = new ArrayList<>();
    /** By hash: a row's number plus 1; 0 where there is none. */
    private int[] slots = new int[LongKeys.SMALLEST];

    private final LongMap<long[]> beside = new LongMap<>();
    private int size;
    /** Rows from here on were never in use. */
    private int fresh;
    /** The first row that is in use no more, plus 1; each names the next in its first number. */
    private int free;

    int size() {
        return size;
    }

    /** How many pages its rows take up. */
    int pages() {
        return pages.size();
    }

    Optional<BlockEntry> get(long block) {
        int row = slots[slot(block)] - 1;
        return row < 0 ? Optional.empty() : Optional.of(entry(block, row));
    }

    private BlockEntry entry(long block, int row) {
        int[] page = page(row);
        int at = at(row);
        int state = page[at + STATE];
        Claim.Kind kind = KINDS[state & 0xff];
        Claim claim = kind.whole()
                ? new Claim(
                        kind,
                        page[at + CRC],
                        Integer.toUnsignedLong(page[at + LENGTH]) + 1,
                        (state >>> WANTED_SHIFT) & WANTED_MASK)
                : new Claim(kind, 0, 0, 0);
        Verdict verdict =
                new Verdict(DANGERS[(state >>> DANGER_SHIFT) & DANGER_MASK], (state >>> MISSING_SHIFT) & MISSING_MASK);
        return new BlockEntry(claim, copies(block, page, at), verdict);
    }

    private long[] copies(long block, int[] page, int at) {
        int state = page[at + STATE];
        if ((state & BESIDE) != 0) {
            return beside.get(block).orElseThrow();
        }
        long[] copies = new long[(state >>> COUNT_SHIFT) & 0xff];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = ((long) page[at + COPIES + i] << CRC_BITS) | Integer.toUnsignedLong(page[at + CRC]);
        }
        return copies;
    }

    void put(long block, BlockEntry entry) {
        int slot = slot(block);
        if (slots[slot] == 0) {
            slots[slot] = takeRow() + 1;
            size++;
        }
        int row = slots[slot] - 1;
        write(block, entry, page(row), at(row));
        if (LongKeys.crowded(size, slots.length)) {
            resize(slots.length * 2);
        }
    }

    @SuppressWarnings("EnumOrdinal") // it never leaves this process
    private void write(long block, BlockEntry entry, int[] page, int at) {
        long[] copies = entry.copies();
        boolean claimed = entry.kind().whole();
        int crc = claimed || copies.length == 0 ? entry.claim().crc32c() : BlockEntry.crcOf(copies[0]);
        boolean usual = copies.length <= USUAL_COPIES;
        for (int i = 0; usual && i < copies.length; i++) {
            usual = BlockEntry.crcOf(copies[i]) == crc;
        }
        page[at + ID_HIGH] = (int) (block >> 32);
        page[at + ID_LOW] = (int) block;
        page[at + CRC] = crc;
        page[at + LENGTH] = (int) (entry.claim().length() - 1);
        page[at + STATE] = entry.kind().ordinal()
                | (usual ? copies.length << COUNT_SHIFT : BESIDE)
                | entry.claim().wanted() << WANTED_SHIFT
                | entry.verdict().danger().ordinal() << DANGER_SHIFT
                | entry.verdict().missing() << MISSING_SHIFT;
        for (int i = 0; usual && i < copies.length; i++) {
            page[at + COPIES + i] = (int) (copies[i] >>> CRC_BITS);
        }
        if (usual) {
            beside.remove(block);
        } else {
            beside.put(block, copies);
        }
    }

    void remove(long block) {
        int hole = slot(block);
        if (slots[hole] == 0) {
            return;
        }
        leaveRow(slots[hole] - 1);
        beside.remove(block);
        int mask = slots.length - 1;
        for (int at = (hole + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
            if (LongKeys.mayFill(hole, at, LongKeys.home(id(slots[at] - 1), slots.length))) {
                slots[hole] = slots[at];
                hole = at;
            }
        }
        slots[hole] = 0;
        size--;
        if (LongKeys.sparse(size, slots.length)) {
            resize(slots.length / 2);
        }
    }

    /** The blocks of which a node has a copy, in no order. Looks at all there are: a few milliseconds a million. */
    long[] on(int node) {
        BitSet only = new BitSet();
        only.set(node);
        long[] found = new long[16];
        int count = 0;
        for (int slot : slots) {
            if (slot != 0 && isOn(slot - 1, only)) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = id(slot - 1);
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean isOn(int row, BitSet nodes) {
        int[] page = page(row);
        int at = at(row);
        if ((page[at + STATE] & BESIDE) != 0) {
            return Arrays.stream(copies(id(row), page, at)).anyMatch(copy -> nodes.get(BlockEntry.nodeOf(copy)));
        }
        int count = (page[at + STATE] >>> COUNT_SHIFT) & 0xff;
        for (int i = 0; i < count; i++) {
            if (nodes.get(BlockEntry.nodeOf((long) page[at + COPIES + i] << CRC_BITS))) {
                return true;
            }
        }
        return false;
    }

    /** How many rows there are, those in no use included. */
    int rows() {
        return fresh;
    }

    /** The block in a row; 0 when it is in no use, or when none of the {@code nodes} has a copy. */
    long at(int row, BitSet nodes) {
        if ((page(row)[at(row) + STATE] & 0xff) == UNUSED) {
            return 0;
        }
        return isOn(row, nodes) ? id(row) : 0;
    }

    private int takeRow() {
        if (free != 0) {
            int row = free - 1;
            free = page(row)[at(row)];
            return row;
        }
        if (fresh == pages.size() * PAGE_ROWS) {
            pages.add(new int[PAGE_ROWS * WIDTH]);
        }
        return fresh++;
    }

    private void leaveRow(int row) {
        page(row)[at(row)] = free;
        page(row)[at(row) + STATE] = UNUSED;
        free = row + 1;
    }

    private int[] page(int row) {
        return pages.get(row / PAGE_ROWS);
    }

    private static int at(int row) {
        return row % PAGE_ROWS * WIDTH;
    }

    private long id(int row) {
        int[] page = page(row);
        return ((long) page[at(row) + ID_HIGH] << 32) | Integer.toUnsignedLong(page[at(row) + ID_LOW]);
    }

    /** The slot that leads to a block, or the empty one where it would go. */
    private int slot(long block) {
        int at = LongKeys.home(block, slots.length);
        while (slots[at] != 0 && id(slots[at] - 1) != block) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private void resize(int capacity) {
        int[] old = slots;
        slots = new int[capacity];
        for (int slot : old) {
            if (slot != 0) {
                slots[slot(id(slot - 1))] = slot;
            }
        }
    }
}
