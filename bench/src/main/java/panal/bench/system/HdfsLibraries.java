package panal.bench.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Hadoop's jars, resolved by Maven from {@code bench/hdfs/pom.xml}, and our adapter, compiled against them. Both are made
 * when they are first wanted: who builds Panal does not load 65 MB that only this comparison needs.
 *
 * @param jars the directory of the jars
 * @param adapter the directory of the adapter's classes
 */
public record HdfsLibraries(Path jars, Path adapter) {
    /** Makes what is not there yet; throws when the jars cannot be had. */
    public static HdfsLibraries make(Checkout checkout) throws IOException {
        Path made = checkout.file("bench/target/hdfs");
        HdfsLibraries libraries = new HdfsLibraries(made.resolve("lib"), made.resolve("classes"));
        Path complete = made.resolve("complete");
        if (!Files.exists(complete)) {
            Files.createDirectories(made);
            resolve(checkout.file("bench/hdfs/pom.xml"), libraries.jars, made.resolve("maven.log"));
            Files.writeString(complete, "");
        }
        libraries.compile(checkout.file("bench/hdfs/HdfsConnector.java"));
        return libraries;
    }

    String classPath() {
        return jars + File.separator + "*";
    }

    /** One by one: the compiler, called this way, knows no wildcards. */
    private String allJars() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void resolve(Path pom, Path jars, Path messages) throws IOException {
        List<String> maven = List.of(
                "mvn",
                "-q",
                "-B",
                "-f",
                pom.toString(),
                "dependency:copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + jars);
        new ProgramCall(maven, Map.of(), messages).run();
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this Java has no compiler, which the HDFS adapter needs; run a JDK");
        }
        Files.createDirectories(adapter);
        String path = Checkout.classPath() + File.pathSeparator + allJars();
        int exit = compiler.run(
                null, null, null, "-nowarn", "-proc:none", "-cp", path, "-d", adapter.toString(), source.toString());
        if (exit != 0) {
            throw new IOException("the HDFS adapter does not compile, see above");
        }
    }
}
