package panal.checks;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Sentences that sources make of literals and other things; in place of each other thing stands {@link #THING}. */
final class Sentences {
    /** A character that no source has. */
    static final String THING = "\uE000";

    /** So many forms of one sentence are looked at; each condition in it doubles them. */
    private static final int FORMS = 64;

    /** Words of the language, which nobody reads. */
    private static final Set<Tree.Kind> NO_TEXTS = Set.of(Tree.Kind.BOOLEAN_LITERAL, Tree.Kind.NULL_LITERAL);

    private static final Pattern WORDS = Pattern.compile("[a-z]{2,}");

    private final Set<String> all = new TreeSet<>();
    private final List<Told> told = new ArrayList<>();

    /** What a constructor or method is told in its first argument, in one of its forms. */
    record Told(String file, String name, String sentence) {}

    private final List<Told> given = new ArrayList<>();

    private Sentences() {}

    static Sentences of(List<Path> files) throws IOException {
        Sentences sentences = new Sentences();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager open = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, open, null, List.of("-proc:none"), null, open.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                sentences.new Reader(String.valueOf(file.getFileName())).scan(unit, null);
            }
        }
        return sentences;
    }

    /** Every text, whole or a part of one. */
    Set<String> all() {
        return Set.copyOf(all);
    }

    /** What constructors and methods are told, where any word of it stands there. */
    List<Told> told() {
        return List.copyOf(told);
    }

    /** What methods and branches give back, where any word of it stands there; the name is that of the file. */
    List<Told> given() {
        return List.copyOf(given);
    }

    private static List<String> forms(Tree tree) {
        if (tree instanceof LiteralTree literal && !NO_TEXTS.contains(literal.getKind())) {
            return List.of(String.valueOf(literal.getValue()));
        }
        if (tree instanceof ParenthesizedTree inner) {
            return forms(inner.getExpression());
        }
        if (tree instanceof ConditionalExpressionTree either) {
            List<String> both = new ArrayList<>(forms(either.getTrueExpression()));
            both.addAll(forms(either.getFalseExpression()));
            return both;
        }
        if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            List<String> joined = new ArrayList<>();
            for (String left : forms(sum.getLeftOperand())) {
                for (String right : forms(sum.getRightOperand())) {
                    if (joined.size() < FORMS) {
                        joined.add(left + right);
                    }
                }
            }
            return joined;
        }
        return List.of(THING);
    }

    /** Hands its nothing on, as scanners do. */
    @SuppressWarnings("VoidUsed")
    private final class Reader extends TreeScanner<Void, Void> {
        private final String file;

        Reader(String file) {
            this.file = file;
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            all.addAll(forms(sum));
            return super.visitBinary(sum, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            all.addAll(forms(literal));
            return nothing;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            add(made.getIdentifier().toString(), made.getArguments());
            return super.visitNewClass(made, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            add(call.getMethodSelect().toString().replaceFirst("^.*\\.", ""), call.getArguments());
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitReturn(ReturnTree end, Void nothing) {
            give(end.getExpression());
            return super.visitReturn(end, nothing);
        }

        @Override
        public Void visitCase(CaseTree branch, Void nothing) {
            give(branch.getBody());
            return super.visitCase(branch, nothing);
        }

        private void give(@Nullable Tree value) {
            if (value != null) {
                forms(value).stream()
                        .filter(sentence -> WORDS.matcher(sentence).find())
                        .forEach(sentence -> given.add(new Told(file, file, sentence)));
            }
        }

        private void add(String name, List<? extends ExpressionTree> arguments) {
            if (!arguments.isEmpty()) {
                forms(arguments.get(0)).stream()
                        .filter(sentence -> WORDS.matcher(sentence).find())
                        .forEach(sentence -> told.add(new Told(file, name, sentence)));
            }
        }
    }
}
