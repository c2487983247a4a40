package panal.namenode.namespace;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import panal.namenode.namespace.map.Draft;
import panal.namenode.namespace.map.LongTrie;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;

/**
 * The last {@link #KEPT} requests with their answers. Which ones are kept depends on nothing but their order, so that
 * every replay keeps the same.
 *
 * @param answers by numbers that ascend
 * @param numbers of the answers, by some bits of the request's id
 * @param next the next answer's number
 */
record Requests(LongTrie<Answer> answers, LongTrie<long[]> numbers, long next) {
    static final int KEPT = 10_000;
    static final Requests NONE = new Requests(LongTrie.empty(), LongTrie.empty(), 0);
    /** 16,384 for the 10,000 that are kept. */
    private static final int BITS = 14;

    private static final long[] NO_NUMBERS = {};

    record Answer(RequestId request, String user, FileStatus status) {}

    /** The same requests, for a run of changes each of which makes the one before void. */
    Requests in(Draft draft) {
        return new Requests(answers.in(draft), numbers.in(draft), next);
    }

    /** The same requests, which nothing changes any more. */
    Requests settled() {
        return new Requests(answers.settled(), numbers.settled(), next);
    }

    Optional<Answer> find(RequestId request) {
        for (long number : numbersLike(request)) {
            Optional<Answer> answer =
                    answers.get(number).filter(a -> a.request().equals(request));
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    /** All that are kept, oldest first. */
    Stream<Answer> oldestFirst() {
        Iterator<Answer> all = answers.from(0, (number, answer) -> answer);
        return StreamSupport.stream(Spliterators.spliterator(all, answers.size(), Spliterator.ORDERED), false);
    }

    /** Keeps the answer; a later one to the same request takes its place. */
    Requests with(Answer answer) {
        Requests others = without(answer.request());
        long[] like = others.numbersLike(answer.request());
        long[] more = Arrays.copyOf(like, like.length + 1);
        more[like.length] = next;
        Requests all = new Requests(
                others.answers.plus(next, answer), others.numbers.plus(bits(answer.request()), more), next + 1);
        return all.answers.size() > KEPT
                ? all.without(all.oldestFirst().findFirst().orElseThrow().request())
                : all;
    }

    private Requests without(RequestId request) {
        long[] like = numbersLike(request);
        for (long number : like) {
            if (answers.get(number).filter(a -> a.request().equals(request)).isPresent()) {
                long[] left = LongStream.of(like).filter(n -> n != number).toArray();
                long bits = bits(request);
                return new Requests(
                        answers.minus(number), left.length == 0 ? numbers.minus(bits) : numbers.plus(bits, left), next);
            }
        }
        return this;
    }

    private long[] numbersLike(RequestId request) {
        return numbers.get(bits(request)).orElse(NO_NUMBERS);
    }

    /** Fibonacci hashing (Knuth, 6.4): ids that count up are spread as well as random ones. */
    private static long bits(RequestId request) {
        long both =
                request.uuid().getMostSignificantBits() * 31 + request.uuid().getLeastSignificantBits();
        return (both * 0x9E37_79B9_7F4A_7C15L) >>> (Long.SIZE - BITS);
    }
}
