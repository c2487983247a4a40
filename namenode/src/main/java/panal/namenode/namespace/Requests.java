package panal.namenode.namespace;

import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;

/**
 * The last {@link #KEPT} requests with their answers. Which ones are kept depends on nothing but their order, so that
 * every replay keeps the same.
 */
record Requests(HashPMap<RequestId, Long> numbers, TreePMap<Long, Answer> answers) {
    static final int KEPT = 10_000;
    static final Requests NONE = new Requests(HashTreePMap.empty(), TreePMap.empty());

    record Answer(RequestId request, String user, FileStatus status) {}

    Optional<Answer> find(RequestId request) {
        return Optional.ofNullable(numbers.get(request)).flatMap(n -> Optional.ofNullable(answers.get(n)));
    }

    /** Keeps the answer; a later one to the same request takes its place. */
    Requests with(Answer answer) {
        Long number = answers.isEmpty() ? 0L : answers.lastKey() + 1;
        Long before = numbers.get(answer.request());
        TreePMap<Long, Answer> all = (before == null ? answers : answers.minus(before)).plus(number, answer);
        HashPMap<RequestId, Long> index = numbers.plus(answer.request(), number);
        if (all.size() > KEPT) {
            index = index.minus(all.firstEntry().getValue().request());
            all = all.minusFirstEntry();
        }
        return new Requests(index, all);
    }
}
