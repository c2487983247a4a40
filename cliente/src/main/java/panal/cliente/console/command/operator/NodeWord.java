package panal.cliente.console.command.operator;

import java.util.List;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.NodeName;

/** A DataNode's name as people type it: {@code datanode-3}, or just {@code 3}. */
final class NodeWord {
    private static final String PREFIX = "datanode-";

    private NodeWord() {}

    static NodeName parse(List<String> words) throws InvalidInput {
        String typed = words.isEmpty() ? "" : words.get(0);
        try {
            return new NodeName(typed.startsWith(PREFIX) ? typed : PREFIX + typed);
        } catch (IllegalArgumentException noName) {
            throw new InvalidInput("\"" + typed + "\" is no DataNode; one looks like datanode-3, nodes lists them");
        }
    }
}
