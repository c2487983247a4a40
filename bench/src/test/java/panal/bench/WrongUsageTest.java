package panal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before anything is measured, made or deleted. */
final class WrongUsageTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "cluster --runs 0, --runs 0 is not positive",
                "cluster --nodes 0, --nodes 0 is not positive",
                "cluster --replication 0, --replication 0 is not positive",
                "cluster --only bigg, no job [bigg]; there are [",
                "cluster --durability maybe, durability is replicated or synced",
                "growth --clients -1, --clients -1 is not positive",
                "growth --only file, no part [file]; there are [",
                "namespace --files 1500, --files 1500 is no multiple of 1000",
                "clustre, clustre",
            })
    void isSaidInOneLine(String line, String because) {
        StringWriter err = new StringWriter();
        assertEquals(2, Main.commandLine().setErr(new PrintWriter(err, true)).execute(line.split(" ")), err.toString());
        assertTrue(err.toString().startsWith("panal: ") && err.toString().contains(because), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }
}
