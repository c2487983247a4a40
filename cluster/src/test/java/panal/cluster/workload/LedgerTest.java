package panal.cluster.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private static final Content SOME = Content.file(10, 1);
    private static final Content OTHER = Content.file(20, 2);

    private final List<String> lines = new ArrayList<>();
    private final Ledger ledger = new Ledger(lines::add);

    @Test
    void whatIsAcknowledgedIsCertain() {
        done(Operation.makeDirectory("/d"));
        done(create("/d/f", SOME));
        assertEquals(Map.of("/d", Content.DIRECTORY, "/d/f", SOME), ledger.certain());
        assertEquals(2, ledger.acknowledged());
    }

    @Test
    void aRenamedDirectoryTakesWhatIsInItAlong() {
        done(Operation.makeDirectory("/d"));
        done(create("/d/f", SOME));
        done(create("/d2", OTHER));
        done(Operation.rename("/d", "/e"));
        assertEquals(Map.of("/e", Content.DIRECTORY, "/e/f", SOME, "/d2", OTHER), ledger.certain());
    }

    @Test
    void anOverwriteOfUnknownOutcomeIsTheOldOrTheNew() {
        done(create("/f", SOME));
        ledger.ask(Operation.write(Operation.Kind.OVERWRITE, "/f", OTHER));
        ledger.unknown();
        assertEquals(Map.of(), ledger.certain());
        assertEquals(List.of(new Change(Map.of("/f", SOME), Map.of("/f", OTHER))), ledger.doubts());
        assertFalse(ledger.files().contains("/f"));
    }

    @Test
    void aDeletionOfUnknownOutcomeTakesAllOrNothing() {
        done(Operation.makeDirectory("/d"));
        done(create("/d/f", SOME));
        ledger.ask(Operation.delete("/d"));
        ledger.unknown();
        assertEquals(List.of(new Change(Map.of("/d", Content.DIRECTORY, "/d/f", SOME), Map.of())), ledger.doubts());
    }

    @Test
    void aDirectoryWithADoubtInItIsNotSure() {
        done(Operation.makeDirectory("/d"));
        assertTrue(ledger.sure("/d"));
        ledger.ask(create("/d/f", SOME));
        ledger.unknown();
        assertFalse(ledger.sure("/d"));
    }

    @Test
    void theLedgerOfAKilledClientIsMadeAgainFromItsLines() {
        done(Operation.makeDirectory("/d"));
        done(create("/d/f", SOME));
        ledger.ask(create("/d/g", OTHER));
        Ledger again = Ledger.of(lines);
        assertEquals(ledger.certain(), again.certain());
        assertEquals(List.of(new Change(Map.of(), Map.of("/d/g", OTHER))), again.doubts());
    }

    private void done(Operation operation) {
        ledger.ask(operation);
        ledger.done();
    }

    private static Operation create(String path, Content content) {
        return Operation.write(Operation.Kind.CREATE, path, content);
    }
}
