package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;

final class RequestsTest {
    private final Scribe scribe = Scribe.founded();

    @Test
    void everyKindOfRequestIsAnsweredAgainWithTheSameStatus() throws PanalException {
        FilePath a = new FilePath("/a");
        FilePath b = new FilePath("/b");
        List<RequestCommand> commands = List.of(
                new MakeDirectory(scribe.origin(), a, false),
                new Rename(scribe.origin(), a, b),
                new Delete(scribe.origin(), b, false),
                new MakeDirectory(scribe.origin(), new FilePath("/x/y/z"), true));
        for (RequestCommand command : commands) {
            FileStatus first = scribe.give(command);
            List<Edit> after = Scribe.contents(scribe.namespace());
            assertEquals(first, scribe.give(command));
            assertEquals(after, Scribe.contents(scribe.namespace()), "done once");
        }
        assertThrows(NotFound.class, () -> scribe.delete("/b", false), "a new request is decided anew");
    }

    @Test
    void onlyTheLastTenThousandAreKept() throws PanalException {
        MakeDirectory old = new MakeDirectory(scribe.origin(), new FilePath("/old"), false);
        scribe.give(old);
        for (int i = 0; i < Requests.KEPT - 1; i++) {
            scribe.mkdir("/d" + i);
        }
        scribe.give(old);
        scribe.mkdir("/one-more");
        assertThrows(AlreadyExists.class, () -> scribe.give(old));
        assertEquals(Requests.KEPT, scribe.namespace().requests.answers().size());
        assertAllAreFound(scribe.namespace().requests);
    }

    @Test
    void aRequestIdThatComesAgainIsKeptOnce() {
        FileStatus status = scribe.namespace().find(FilePath.ROOT).orElseThrow().status(FilePath.ROOT);
        Requests requests = Requests.NONE;
        for (int i = 0; i < 5; i++) {
            requests = requests.with(new Requests.Answer(new RequestId(new UUID(1, i % 2)), "ana", status));
        }
        assertEquals(2, requests.answers().size());
        assertAllAreFound(requests);
    }

    private static void assertAllAreFound(Requests requests) {
        int numbers = 0;
        for (Iterator<long[]> all = requests.numbers().from(0, (bits, some) -> some); all.hasNext(); ) {
            numbers += all.next().length;
        }
        assertEquals(requests.answers().size(), numbers, "no number is left of what was forgotten");
        requests.oldestFirst().forEach(answer -> assertEquals(Optional.of(answer), requests.find(answer.request())));
    }
}
