package panal.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"datanode-1", "datanode-9", "datanode-10", "datanode-205", "datanode-999999"})
    void saysItsSlot(String text) {
        NodeName name = new NodeName(text);

        assertEquals(text, "datanode-" + name.slot());
        assertEquals(NodeName.ofSlot(name.slot()), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "datanode",
                "datanode-",
                "datanode-0",
                "datanode-07",
                "datanode-1000000",
                "datanode--1",
                "datanode-+1",
                "datanode-1a",
                "datanode-1:",
                "datanode-/1",
                "datanode-1 ",
                "datanode-\u0661",
                "Datanode-1",
                "datanodes1",
                "namenode-1"
            })
    void refusesWhatIsNoNodesName(String text) {
        assertThrows(IllegalArgumentException.class, () -> new NodeName(text));
    }
}
