package panal.protocol.options;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The class that holds the tables of a package. A class comes out of the class-data archive without a jar being opened; for
 * a resource all jars are, one after the other, until it is found, which would be a tenth of a short command.
 */
final class TableSource {
    private static final String NAME = "OptionTables";
    /** What the other classes are made for. */
    private static final String RELEASE = "17";

    private final String packageName;
    private final Map<String, List<String>> tables;

    /** A source for the tables by the simple names of their commands. */
    TableSource(String packageName, Map<String, List<String>> tables) {
        this.packageName = packageName;
        this.tables = tables;
    }

    /** The name of the class that would have this command's table. */
    static String nameFor(Class<?> command) {
        return command.getPackageName() + "." + NAME;
    }

    /** Compiles it into a directory of classes. */
    void compile(Path root, String classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("the build needs a JDK, this is a runtime without a compiler");
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options =
                List.of("--release", RELEASE, "-proc:none", "-d", root.toString(), "-classpath", classPath);
        if (!compiler.getTask(null, null, said, options, null, List.of(new Text()))
                .call()) {
            throw new IOException(said.getDiagnostics().stream()
                    .map(Diagnostic::toString)
                    .toList()
                    .toString());
        }
    }

    String text() {
        StringBuilder text = new StringBuilder("package ")
                .append(packageName)
                .append(";\nfinal class ")
                .append(NAME)
                .append(" implements ")
                .append(TableTexts.class.getName())
                .append(" {\n@Override public String of(String command) {\nswitch (command) {\n");
        tables.forEach((command, lines) -> text.append("case ")
                .append(quoted(command))
                .append(": return ")
                .append(quoted(String.join("\n", lines)))
                .append(";\n"));
        return text.append("default: return \"\";\n}\n}\n}\n").toString();
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return '"' + escaped + '"';
    }

    /** The source, in memory. */
    private final class Text extends SimpleJavaFileObject {
        Text() {
            super(URI.create("string:///" + packageName.replace('.', '/') + "/" + NAME + ".java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text();
        }
    }
}
