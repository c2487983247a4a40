package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Table;
import panal.cliente.console.words.Texts;
import panal.protocol.value.BlockHealth;
import panal.protocol.value.CopyPlace;

/** The blocks of one file, for people and for programs. */
final class BlockList {
    private final boolean locations;
    private final Texts texts;
    private final List<BlockHealth> blocks = new ArrayList<>();

    /** A list that names the nodes too, or does not. */
    BlockList(boolean locations, Texts texts) {
        this.locations = locations;
        this.texts = texts;
    }

    void add(BlockHealth block) {
        blocks.add(block);
    }

    Table table() {
        Table table = Table.of("lrlrrl");
        for (BlockHealth block : blocks) {
            table.row(
                    " ",
                    Integer.toString(block.index()),
                    texts.text("cluster.block", block.block()),
                    Long.toString(block.length()),
                    texts.text("cluster.of", block.copies(), block.wanted()),
                    texts.sentence(block.verdict().text()) + (locations ? ": " + places(block) : ""));
        }
        return table;
    }

    private String places(BlockHealth block) {
        return block.places().isEmpty()
                ? texts.text("cluster.nowhere")
                : block.places().stream()
                        .map(place -> place.node() + " (" + texts.told(place.state()) + ")")
                        .collect(Collectors.joining(", "));
    }

    List<JsonLine> objects() {
        return blocks.stream().map(this::object).toList();
    }

    private JsonLine object(BlockHealth block) {
        JsonLine object = new JsonLine()
                .add("index", block.index())
                .add("block", block.block().number())
                .add("length", block.length())
                .add("verdict", block.verdict().text())
                .add("wanted", block.wanted())
                .add("copies", block.copies())
                .add("detail", block.detail());
        if (locations) {
            object.addObjects(
                    "locations", block.places().stream().map(BlockList::object).toList());
        }
        return object;
    }

    private static JsonLine object(CopyPlace place) {
        return new JsonLine()
                .add("node", place.node().text())
                .add("state", place.state())
                .add("counts", place.counts());
    }
}
