package panal.cliente.console.command.file;

import java.util.Locale;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Moment;
import panal.protocol.value.FileStatus;

/** A file or directory as a JSON object: the members that {@code ls}, {@code stat} and {@code find} share. */
final class FileJson {
    private FileJson() {}

    static String of(FileStatus status) {
        return new JsonLine()
                .add("path", status.path().text())
                .add("type", status.type().name().toLowerCase(Locale.ROOT))
                .add("length", status.length())
                .add("replication", status.replication())
                .add("blockSize", status.blockSize())
                .add("modified", Moment.iso(status.modifiedMillis()))
                .add("owner", status.owner())
                .add("group", status.group())
                .add("mode", String.format(Locale.ROOT, "%04o", status.mode()))
                .toString();
    }
}
