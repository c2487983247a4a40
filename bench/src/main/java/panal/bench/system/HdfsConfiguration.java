package panal.bench.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Configuration directories of one NameNode and its DataNodes on loopback. Stock but for addresses, directories, and what
 * the wanted durability needs.
 */
final class HdfsConfiguration {
    private static final String LOG = """
            log4j.rootLogger=%s,console
            log4j.appender.console=org.apache.log4j.ConsoleAppender
            log4j.appender.console.target=System.err
            log4j.appender.console.layout=org.apache.log4j.PatternLayout
            log4j.appender.console.layout.ConversionPattern=%%d{ISO8601} %%p %%c: %%m%%n
            log4j.logger.org.apache.hadoop.hdfs.server.namenode.FSNamesystem.audit=WARN
            """;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path root;
    private final int basePort;
    private final int dataNodes;

    HdfsConfiguration(Path root, int basePort, int dataNodes) {
        this.root = root;
        this.basePort = basePort;
        this.dataNodes = dataNodes;
    }

    String uri() {
        return "hdfs://127.0.0.1:" + basePort;
    }

    /** A directory for the class path of the NameNode, of a DataNode ({@code dn1} ...), or of a client. */
    Path directory(String who) {
        return root.resolve("conf").resolve(who);
    }

    Path data(String who) {
        return root.resolve("data").resolve(who);
    }

    /** An empty {@code webapps}, which the servers want to find and the jars do not have. */
    Path web() {
        return root.resolve("web");
    }

    void write(Durability durability) throws IOException {
        Files.createDirectories(web().resolve("webapps/hdfs"));
        Files.createDirectories(web().resolve("webapps/datanode"));
        write("client", "WARN", Map.of());
        write(
                "nn",
                "INFO",
                Map.of(
                        "dfs.namenode.name.dir",
                        data("nn").toUri().toString(),
                        "dfs.namenode.rpc-address",
                        "127.0.0.1:" + basePort,
                        "dfs.namenode.http-address",
                        "127.0.0.1:" + (basePort + 1),
                        "dfs.namenode.datanode.registration.ip-hostname-check",
                        "false"));
        for (int slot = 1; slot <= dataNodes; slot++) {
            write("dn" + slot, "INFO", dataNode(slot, durability));
        }
    }

    /** Asks the NameNode's own page of figures until all DataNodes have joined. */
    void awaitLiveDataNodes() throws IOException {
        String query = "/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState";
        URL figures = new URL("http://127.0.0.1:" + (basePort + 1) + query);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            try (InputStream in = figures.openStream()) {
                String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (answer.matches("(?s).*\"NumLiveDataNodes\"\\s*:\\s*" + dataNodes + "\\b.*")) {
                    return;
                }
            } catch (ConnectException notYet) {
                LockSupport.parkNanos(STEP_NANOS);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        throw new IOException("not all of " + dataNodes + " HDFS DataNodes have joined");
    }

    private Map<String, String> dataNode(int slot, Durability durability) {
        return Map.of(
                "dfs.datanode.data.dir",
                data("dn" + slot).toUri().toString(),
                "dfs.datanode.address",
                "127.0.0.1:" + (basePort + 10 + slot),
                "dfs.datanode.http.address",
                "127.0.0.1:0",
                "dfs.datanode.ipc.address",
                "127.0.0.1:0",
                "dfs.datanode.hostname",
                "127.0.0.1",
                "dfs.datanode.synconclose",
                Boolean.toString(durability == Durability.SYNCED));
    }

    private void write(String who, String logLevel, Map<String, String> own) throws IOException {
        Path directory = Files.createDirectories(directory(who));
        Map<String, String> site = new LinkedHashMap<>(own);
        site.put("dfs.blocksize", Long.toString(64L << 20));
        // The edit log is forced before an answer, which is the default; said here because the comparison rests on it.
        site.put("dfs.namenode.edits.noeditlogchannelflush", "false");
        Files.writeString(directory.resolve("hdfs-site.xml"), xml(site));
        Files.writeString(
                directory.resolve("core-site.xml"),
                xml(Map.of(
                        "fs.defaultFS", uri(),
                        "hadoop.tmp.dir", data("scratch-" + who).toString())));
        Files.writeString(directory.resolve("log4j.properties"), LOG.formatted(logLevel));
    }

    private static String xml(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> "<property><name>" + entry.getKey() + "</name><value>" + entry.getValue()
                        + "</value></property>\n")
                .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n"));
    }
}
