package panal.datanode.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;

/** The file in a data directory that says whose it is: replaced as a whole, so that it is never half written. */
final class IdentityFile {
    static final String NAME = "identity.properties";
    private static final int BYTES_MAX = 1 << 20;
    private static final String DIRECTORY_PREFIX = "directory.";

    private final Disk disk;
    private final Path directory;

    IdentityFile(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    /** What stands in the file: the directory's own id, and its copy of the node's record. */
    record Identity(UUID directory, NodeRecord node) {}

    /** Empty when there is no such file; an IOException when it cannot be read or makes no sense. */
    Optional<Identity> read() throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + " is not an identity file: it is too long");
        }
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return Optional.of(parse(properties));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + " is damaged: " + malformed.getMessage(), malformed);
        }
    }

    void write(Identity identity) throws IOException {
        NodeRecord node = identity.node();
        Properties properties = new Properties();
        properties.setProperty("self", identity.directory().toString());
        properties.setProperty("node", node.node().toString());
        properties.setProperty("cluster", node.cluster().toString());
        properties.setProperty("incarnation", Long.toString(node.incarnation()));
        properties.setProperty("epoch", Long.toString(node.heard().number()));
        properties.setProperty("transaction", Long.toString(node.heard().transaction()));
        node.directories().forEach((id, path) -> properties.setProperty(DIRECTORY_PREFIX + id, path));
        StringWriter text = new StringWriter();
        properties.store(text, "Panal: whose data directory this is. Not to be edited.");

        Path fresh = directory.resolve(NAME + ".tmp");
        disk.delete(fresh);
        try (Disk.DiskFile out = disk.create(fresh)) {
            out.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            out.force();
        }
        disk.move(fresh, directory.resolve(NAME));
        disk.forceDirectory(directory);
    }

    private static Identity parse(Properties properties) {
        Map<UUID, String> directories = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(DIRECTORY_PREFIX)) {
                directories.put(
                        UUID.fromString(key.substring(DIRECTORY_PREFIX.length())), properties.getProperty(key, ""));
            }
        }
        NodeRecord node = new NodeRecord(
                new NodeId(UUID.fromString(value(properties, "node"))),
                new ClusterId(UUID.fromString(value(properties, "cluster"))),
                Long.parseLong(value(properties, "incarnation")),
                new Epoch(Long.parseLong(value(properties, "epoch")), Long.parseLong(value(properties, "transaction"))),
                directories);
        return new Identity(UUID.fromString(value(properties, "self")), node);
    }

    private static String value(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("no \"" + key + "\" in it");
        }
        return value;
    }
}
