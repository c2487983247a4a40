package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;
import panal.protocol.value.UploadId;
import panal.testkit.Seeds;

/**
 * Clients that begin uploads, take them from each other, come back with old tickets, complete and expire, in random order:
 * the namespace lets in whom a simple model lets in, and no block is ever in a file that its last client did not write.
 */
final class UploadHistoriesTest {
    private static final int STEPS = 150;
    private static final int CLIENTS = 3;
    private static final String[] PATHS = {"/a", "/b"};

    /** What the model knows of an upload: whose turn it is, and its blocks. */
    private static final class Known {
        final String path;
        final long expires;
        int turn;
        final List<BlockId> ids = new ArrayList<>();
        final Map<Integer, BlockSum> sums = new TreeMap<>();

        Known(String path, long expires) {
            this.path = path;
            this.expires = expires;
        }
    }

    /** What a client has in its hands: it may be worth nothing by now. */
    private record Ticket(UploadFacts facts, int turn, List<BlockId> ids) {}

    private interface Attempt {
        void run() throws PanalException;
    }

    /** One history. */
    private static final class History {
        final Random random;
        final Scribe scribe = Scribe.founded();
        final Map<UploadId, Known> open = new TreeMap<>();
        final Map<String, Map<Integer, BlockSum>> files = new HashMap<>();
        final Set<BlockId> granted = new HashSet<>();
        final List<Ticket> hands = new ArrayList<>();
        int sums;

        History(Random random) {
            this.random = random;
        }

        void step() throws PanalException {
            int client = random.nextInt(CLIENTS);
            if (hands.size() <= client) {
                hands.add(begin());
                return;
            }
            Ticket ticket = hands.get(client);
            switch (random.nextInt(12)) {
                case 0 -> hands.set(client, begin());
                case 1, 2, 3 -> add(ticket);
                case 4, 5, 6 -> write(ticket);
                case 7, 8 -> resume().ifPresent(taken -> hands.set(client, taken));
                case 9 -> complete(ticket);
                case 10 -> abandon(ticket);
                default -> expire();
            }
        }

        private Ticket begin() throws PanalException {
            String path = PATHS[random.nextInt(PATHS.length)];
            UploadFacts facts = scribe.facts(path, true);
            BlockId first = block();
            long expires = random.nextInt(1_000);
            scribe.give(new OpenUpload(facts, List.of(first), expires));
            Known known = new Known(path, expires);
            known.ids.add(first);
            open.put(facts.id(), known);
            return new Ticket(facts, 0, new ArrayList<>(known.ids));
        }

        private BlockId block() throws PanalException {
            BlockId block = scribe.block();
            granted.add(block);
            return block;
        }

        /** What is to become of a call with this ticket; empty when it may do what it wants. */
        private Optional<Class<?>> refusal(Ticket ticket) {
            Optional<Known> known = known(ticket);
            if (known.isEmpty()) {
                return Optional.of(InvalidInput.class);
            }
            return known.get().turn == ticket.turn() ? Optional.empty() : Optional.of(PathHeld.class);
        }

        private Optional<Known> known(Ticket ticket) {
            return Optional.ofNullable(open.get(ticket.facts().id()));
        }

        private void add(Ticket ticket) throws PanalException {
            int index = ticket.ids().size();
            BlockId fresh = scribe.block();
            Optional<Class<?>> refused = refusal(ticket);
            same(refused, () -> give(ticket, index, List.of(fresh), List.of()));
            if (refused.isEmpty()) {
                granted.add(fresh);
                known(ticket).orElseThrow().ids.add(fresh);
                ticket.ids().add(fresh);
            }
        }

        private void give(Ticket ticket, int index, List<BlockId> fresh, List<WrittenBlock> written)
                throws PanalException {
            long expires = known(ticket).map(known -> known.expires).orElse(0L);
            scribe.give(new AddUploadBlocks(
                    Scribe.USER, ticket.facts().id(), ticket.turn(), index, fresh, written, expires));
        }

        private void write(Ticket ticket) {
            int index = random.nextInt(ticket.ids().size());
            BlockSum sum = new BlockSum(Scribe.BLOCK, ++sums);
            Optional<Class<?>> refused = refusal(ticket);
            if (refused.isEmpty() && known(ticket).orElseThrow().sums.containsKey(index)) {
                refused = Optional.of(InvalidInput.class);
            }
            WrittenBlock block = new WrittenBlock(index, ticket.ids().get(index), sum);
            same(refused, () -> give(ticket, 0, List.of(), List.of(block)));
            if (refused.isEmpty()) {
                known(ticket).orElseThrow().sums.put(index, sum);
            }
        }

        private Optional<Ticket> resume() throws PanalException {
            if (open.isEmpty()) {
                return Optional.empty();
            }
            Map.Entry<UploadId, Known> any = List.copyOf(open.entrySet()).get(random.nextInt(open.size()));
            UploadId id = any.getKey();
            Known known = any.getValue();
            Set<BlockId> lost = new HashSet<>();
            known.sums.keySet().removeIf(index -> random.nextInt(5) == 0 && lost.add(known.ids.get(index)));
            List<BlockId> fresh = new ArrayList<>();
            for (int i = 0; i < known.ids.size(); i++) {
                fresh.add(scribe.block());
            }
            Upload upload = scribe.give(new ResumeUpload(Scribe.USER, id, true, 0, lost, fresh, known.expires, 1_000));
            known.turn++;
            int next = 0;
            for (int index = 0; index < known.ids.size(); index++) {
                if (!known.sums.containsKey(index)) {
                    granted.add(fresh.get(next));
                    known.ids.set(index, fresh.get(next++));
                }
            }
            return Optional.of(new Ticket(upload.facts(), upload.turn(), new ArrayList<>(known.ids)));
        }

        private void complete(Ticket ticket) {
            Optional<Class<?>> refused = refusal(ticket);
            if (refused.isEmpty() && hasGap(known(ticket).orElseThrow())) {
                refused = Optional.of(InvalidInput.class);
            }
            same(
                    refused,
                    () -> scribe.give(new CompleteUpload(
                            scribe.origin(), ticket.facts(), OptionalInt.of(ticket.turn()), List.of())));
            if (refused.isEmpty()) {
                Known whole = known(ticket).orElseThrow();
                files.put(whole.path, whole.sums);
                open.remove(ticket.facts().id());
            }
        }

        private static boolean hasGap(Known known) {
            return known.sums.keySet().stream().anyMatch(index -> index >= known.sums.size());
        }

        private void abandon(Ticket ticket) {
            Optional<Class<?>> refused = open.containsKey(ticket.facts().id()) ? refusal(ticket) : Optional.empty();
            same(
                    refused,
                    () -> scribe.give(
                            new AbandonUpload(Scribe.USER, ticket.facts().id(), ticket.turn(), 1_000)));
            if (refused.isEmpty()) {
                open.remove(ticket.facts().id());
            }
        }

        private void expire() throws PanalException {
            long now = random.nextInt(200);
            scribe.give(new ExpireUploads(List.copyOf(open.keySet()), now));
            open.values().removeIf(known -> known.expires <= now);
        }

        /** Each block that was ever granted is an upload's, a file's, or doomed. */
        void check() throws PanalException {
            Namespace namespace = scribe.namespace();
            Set<BlockId> used = new HashSet<>();
            assertEquals(open.keySet(), uploadsOf(namespace));
            for (Map.Entry<UploadId, Known> each : open.entrySet()) {
                Upload upload = namespace.upload(each.getKey()).orElseThrow();
                Known known = each.getValue();
                assertEquals(known.turn, upload.turn());
                assertEquals(known.ids, upload.blockIds());
                for (int index = 0; index < upload.blocks().size(); index++) {
                    assertEquals(
                            Optional.ofNullable(known.sums.get(index)),
                            upload.blocks().get(index).sum());
                }
                used.addAll(upload.blockIds());
            }
            for (Map.Entry<String, Map<Integer, BlockSum>> file : files.entrySet()) {
                List<StoredBlock> blocks =
                        namespace.file(new FilePath(file.getKey())).content().blocks();
                assertEquals(
                        List.copyOf(file.getValue().values()),
                        blocks.stream().map(StoredBlock::sum).toList());
                blocks.forEach(block -> used.add(block.id()));
            }
            for (BlockId block : granted) {
                assertEquals(!used.contains(block), namespace.isDoomed(block), "block " + block);
                assertEquals(used.contains(block), namespace.ownerOf(block).isPresent(), "block " + block);
            }
        }

        private static Set<UploadId> uploadsOf(Namespace namespace) {
            Set<UploadId> ids = new TreeSet<>();
            namespace.uploads().forEach(upload -> ids.add(upload.facts().id()));
            return ids;
        }
    }

    @Test
    void onlyTheLastClientWritesWhateverTheOthersDo() {
        Seeds.each(1, 40, random -> {
            History history = new History(random);
            for (int step = 0; step < STEPS; step++) {
                history.step();
                history.check();
            }
            List<Edit> live = Scribe.contents(history.scribe.namespace());
            assertEquals(live, Scribe.contents(Namespace.empty().replayAll(history.scribe.edits())));
            assertEquals(live, Scribe.contents(Namespace.empty().replayAll(live)));
            assertTrue(history.granted.size() > 5);
        });
    }

    private static void same(Optional<Class<?>> expected, Attempt attempt) {
        Optional<Class<?>> actual = Optional.empty();
        try {
            attempt.run();
        } catch (PanalException refused) {
            actual = Optional.of(refused.getClass());
        }
        assertEquals(expected, actual);
    }
}
