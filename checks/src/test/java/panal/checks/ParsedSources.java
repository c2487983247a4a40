package panal.checks;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the compiler's parser says about source files, without compiling them. */
final class ParsedSources {
    /** @param lines from the line of its name to the closing brace */
    record Method(Path file, String name, long lines) {}

    /** @param open whether everybody can see it */
    record Type(Path file, String name, boolean open) {}

    private final List<Method> methods = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();

    private ParsedSources() {}

    static ParsedSources of(List<Path> files) throws IOException {
        ParsedSources parsed = new ParsedSources();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager open = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, open, null, List.of("-proc:none"), null, open.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.new Reader(unit, positions).scan(unit, null);
            }
        }
        return parsed;
    }

    List<Method> methods() {
        return List.copyOf(methods);
    }

    List<Type> types() {
        return List.copyOf(types);
    }

    /** Hands its nothing on, as scanners do. */
    @SuppressWarnings("VoidUsed")
    private final class Reader extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Path file;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = Path.of(unit.getSourceFile().toUri());
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (type.getSimpleName().length() > 0) {
                types.add(new Type(file, type.getSimpleName().toString(), isOpen(getCurrentPath())));
            }
            return super.visitClass(type, nothing);
        }

        /** Public, and in nothing that is not; what stands in an interface is public without saying so. */
        private boolean isOpen(TreePath path) {
            if (path.getLeaf() == unit) {
                return true;
            }
            if (!(path.getLeaf() instanceof ClassTree type)) {
                return false;
            }
            Tree around = path.getParentPath().getLeaf();
            boolean implied = around.getKind() == Tree.Kind.INTERFACE;
            return (implied || type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                    && isOpen(path.getParentPath());
        }

        /** From the head's last line, which holds the opening brace, so that long parameter lists do not count. */
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            BlockTree body = method.getBody();
            if (body != null) {
                long first = lineOf(positions.getStartPosition(unit, body));
                long last = lineOf(positions.getEndPosition(unit, body));
                methods.add(new Method(file, method.getName().toString(), last - first + 1));
            }
            return super.visitMethod(method, nothing);
        }

        private long lineOf(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
