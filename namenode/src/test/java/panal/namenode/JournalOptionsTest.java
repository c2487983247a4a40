package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import panal.namenode.journal.JournalSettings;
import panal.namenode.journal.Promise;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine;

/** What a NameNode's command line makes of its journal. */
final class JournalOptionsTest {
    private static JournalSettings settings(String... line) throws InvalidInput {
        Main main = new Main();
        new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(line);
        return main.journalSettings();
    }

    @Test
    void withoutAWordItIsTheDefault() throws InvalidInput {
        assertEquals(JournalSettings.DEFAULT, settings());
    }

    @Test
    void snapshotsFollowAsOftenAsSomebodySays() throws InvalidInput {
        JournalSettings often = settings("--snapshot-after", "16K", "--journal", "written");
        assertEquals(16_384, often.snapshotBytes());
        assertEquals(Promise.WRITTEN, often.promise());
        assertEquals(JournalSettings.DEFAULT.segmentBytes(), often.segmentBytes());
    }

    @Test
    void aLogThatNeedNotGrowIsRefused() {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> settings("--snapshot-after", "0"));
        assertTrue(refused.toString().contains("--snapshot-after 0"), refused.toString());
    }
}
