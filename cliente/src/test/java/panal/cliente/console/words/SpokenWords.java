package panal.cliente.console.words;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the console's sources say to people: by keys, and by words that stand in the code. */
final class SpokenWords {
    /** Their first argument is a key. */
    private static final Set<String> BY_KEY = Set.of("text", "say");
    /** Their first argument is one for two texts, of one and of many. */
    private static final Set<String> BY_KEY_AND_NUMBER = Set.of("counted", "tell");
    /** Their arguments are read by people. */
    private static final Set<String> SHOWN =
            Set.of("message", "parting", "line", "confirmed", "row", "ask", "afterStop");

    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z0-9-]+)+");
    private static final Pattern WORD = Pattern.compile("[a-z]{3,}");

    private final Set<String> keys = new TreeSet<>();
    private final Set<String> counted = new TreeSet<>();
    private final List<String> english = new ArrayList<>();

    private SpokenWords() {}

    /** In the packages of the console below a directory of sources. */
    static SpokenWords of(Path sources) throws IOException {
        SpokenWords words = new SpokenWords();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager open = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> files = Files.walk(sources.resolve("panal/cliente/console"))) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, open, null, List.of("-proc:none"), null, open.getJavaFileObjectsFromPaths(all));
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri()).getFileName();
                words.new Calls(file.toString().replace(".java", "")).scan(unit, null);
            }
        }
        return words;
    }

    /** Every literal that looks like a key where one belongs. */
    Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** Those to which a number adds {@code .one} or {@code .many}. */
    Set<String> counted() {
        return Set.copyOf(counted);
    }

    /** {@code File: literal} for each in what is shown. */
    List<String> english() {
        return List.copyOf(english);
    }

    private static String name(MethodInvocationTree call) {
        ExpressionTree method = call.getMethodSelect();
        if (method instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return method instanceof IdentifierTree plain ? plain.getName().toString() : "";
    }

    /** Hands its nothing on, as scanners do. */
    @SuppressWarnings("VoidUsed")
    private final class Calls extends TreeScanner<Void, Void> {
        private final String file;

        Calls(String file) {
            this.file = file;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (BY_KEY.contains(name(call))) {
                look(call, text -> addKey(keys, text));
            } else if (BY_KEY_AND_NUMBER.contains(name(call))) {
                look(call, text -> addKey(counted, text));
            } else if (SHOWN.contains(name(call))) {
                look(call, text -> addEnglish(file, text));
            }
            return super.visitMethodInvocation(call, nothing);
        }
    }

    private static void look(MethodInvocationTree call, Consumer<String> literal) {
        call.getArguments().forEach(argument -> new Literals(literal).scan(argument, null));
    }

    private static void addKey(Set<String> to, String text) {
        if (KEY.matcher(text).matches()) {
            to.add(text);
        }
    }

    private void addEnglish(String file, String text) {
        if (WORD.matcher(text).find()) {
            english.add(file + ": " + text);
        }
    }

    /** The literals of an expression, without those in calls inside it, which are looked at for themselves. */
    @SuppressWarnings("VoidUsed")
    private static final class Literals extends TreeScanner<Void, Void> {
        private final Consumer<String> found;

        Literals(Consumer<String> found) {
            this.found = found;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            return nothing;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                found.accept(text);
            }
            return nothing;
        }
    }
}
