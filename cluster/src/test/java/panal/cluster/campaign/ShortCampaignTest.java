package panal.cluster.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.cluster.campaign.fault.FaultList;
import panal.cluster.campaign.stage.Fault;

/** A few of the campaign's cases, one seed each; {@code cluster/campaign} runs them all. */
final class ShortCampaignTest {
    @ParameterizedTest
    @CsvSource({"wipe-datanode, 12", "flipped-bits, 13", "two-writers, 14", "journal-cut, 15"})
    void nothingIsLost(String name, long seed) throws Exception {
        Fault fault = FaultList.named(name).orElseThrow().get();

        Verdict verdict = new Trial(fault, seed, false).run();

        assertEquals("", verdict.failure().orElse(""));
        assertTrue(verdict.operations() > 0, verdict::line);
    }

    @Test
    void everyCaseStandsInThePageForOperators() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operating", "campaign.md"));
        for (Supplier<Fault> fault : FaultList.ALL) {
            String row = "| `" + fault.get().name() + "` | " + fault.get().proves() + " |";
            assertTrue(page.contains(row), () -> "docs/operating/campaign.md has no row like this: " + row);
        }
    }

    @Test
    void everyCaseHasANameOfItsOwn() {
        List<String> names =
                FaultList.ALL.stream().map(fault -> fault.get().name()).toList();
        Set<String> different = new HashSet<>(names);
        assertEquals(names.size(), different.size(), names::toString);
    }
}
