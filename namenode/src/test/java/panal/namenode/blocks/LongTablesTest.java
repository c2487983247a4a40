package panal.namenode.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import panal.testkit.Seeds;

final class LongTablesTest {
    @Test
    void aSetDoesWhatTheJdksDoes() {
        Seeds.each(1, 40, random -> {
            LongSet set = new LongSet();
            Set<Long> model = new HashSet<>();
            int range = 1 + random.nextInt(400);
            for (int step = 0; step < 3_000; step++) {
                long key = 1L + random.nextInt(range);
                boolean growing = step % 1_000 < 600;
                if (random.nextInt(10) < (growing ? 7 : 2)) {
                    assertEquals(model.add(key), set.add(key));
                } else {
                    assertEquals(model.remove(key), set.remove(key));
                }
                assertEquals(model.size(), set.size());
                assertEquals(model.contains(key + 1), set.contains(key + 1));
            }
            assertEquals(model, Arrays.stream(set.toArray()).boxed().collect(Collectors.toSet()));
            Set<Long> seen = new HashSet<>();
            set.forEach(seen::add);
            assertEquals(model, seen);
        });
    }

    @Test
    void aMapDoesWhatTheJdksDoes() {
        Seeds.each(1, 40, random -> {
            LongMap<String> map = new LongMap<>();
            Map<Long, String> model = new HashMap<>();
            int range = 1 + random.nextInt(400);
            for (int step = 0; step < 3_000; step++) {
                long key = random.nextLong() >>> 32 << 32 | (1 + random.nextInt(range));
                long near = 1L + random.nextInt(range);
                boolean growing = step % 1_000 < 600;
                if (growing) {
                    map.put(near, "v" + step);
                    model.put(near, "v" + step);
                    map.put(key, "k");
                    model.put(key, "k");
                } else {
                    map.remove(near);
                    model.remove(near);
                }
                assertEquals(model.size(), map.size());
                assertEquals(Optional.ofNullable(model.get(near + 1)), map.get(near + 1));
            }
            Map<Long, String> seen = new HashMap<>();
            map.forEach(seen::put);
            assertEquals(model, seen);
        });
    }

    @Test
    void anEmptiedSetGivesItsMemoryBack() {
        LongSet set = new LongSet();
        for (long key = 1; key <= 100_000; key++) {
            set.add(key);
        }
        for (long key = 1; key <= 100_000; key++) {
            assertTrue(set.remove(key));
        }
        assertEquals(0, set.size());
        assertEquals(0, set.toArray().length);
    }
}
