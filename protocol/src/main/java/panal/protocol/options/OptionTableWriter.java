package panal.protocol.options;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A step of the build: writes the tables of the picocli commands in a directory of classes, as a class beside theirs. A command with
 * anything that {@link OptionTable} has no word for gets none, and stays picocli's.
 */
public final class OptionTableWriter {
    private final List<String> lines = new ArrayList<>();
    private boolean plain = true;

    private OptionTableWriter() {}

    /** The directory of classes, which are on the class path too. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path root = Path.of(arguments[0]);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Map<String, Map<String, List<String>>> tables = new TreeMap<>();
        for (Path file : classFiles(root)) {
            String path = root.relativize(file).toString().replace('\\', '/');
            String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
            Class<?> type = Class.forName(name, false, loader);
            if (type.isAnnotationPresent(Command.class)) {
                linesOf(type).ifPresent(lines -> tables.computeIfAbsent(type.getPackageName(), none -> new TreeMap<>())
                        .put(type.getSimpleName(), lines));
            }
        }
        String classPath = Path.of(URI.create(TableTexts.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        for (Map.Entry<String, Map<String, List<String>>> each : tables.entrySet()) {
            new TableSource(each.getKey(), each.getValue()).compile(root, classPath);
        }
    }

    private static List<Path> classFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.getFileName().toString().contains("-info"))
                    .sorted()
                    .toList();
        }
    }

    /** The table's lines; empty for a command that is not plain. */
    static Optional<List<String>> linesOf(Class<?> command) {
        OptionTableWriter writer = new OptionTableWriter();
        writer.add(command, "");
        Command annotation = command.getAnnotation(Command.class);
        boolean alone =
                annotation != null && annotation.subcommands().length == 0 && !annotation.mixinStandardHelpOptions();
        return writer.plain && alone ? Optional.of(List.copyOf(writer.lines)) : Optional.empty();
    }

    private void add(Class<?> type, String prefix) {
        for (@Nullable Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                add(field, prefix);
            }
        }
    }

    private void add(Field field, String prefix) {
        String path = prefix + field.getName();
        Option option = field.getAnnotation(Option.class);
        Parameters parameters = field.getAnnotation(Parameters.class);
        if (option != null) {
            ValueKind kind = kind(field, option);
            lines.add(String.join("\t", kind.name(), path, String.join(",", option.names()), otherwise(option)));
            plain &= kind != ValueKind.OTHER || isNone(option.defaultValue());
            plain &= !option.required() && !Modifier.isStatic(field.getModifiers());
        } else if (parameters != null) {
            add(parameters, field, path);
        } else if (field.isAnnotationPresent(Mixin.class)) {
            add(field.getType(), path + ".");
        } else {
            plain &= !isOfPicocli(field);
        }
    }

    private void add(Parameters parameters, Field field, String path) {
        CommandLine.Range arity = CommandLine.Range.valueOf(parameters.arity().isEmpty() ? "0" : parameters.arity());
        plain &= ValueKind.isWords(field.getType(), inner(field))
                && parameters.index().isEmpty()
                && parameters.split().isEmpty()
                && isNone(parameters.defaultValue())
                && !parameters.arity().isEmpty()
                && lines.stream().noneMatch(line -> line.startsWith("words"));
        lines.add("words\t" + path + "\t" + arity.min() + "\t" + arity.max());
    }

    private static ValueKind kind(Field field, Option option) {
        boolean special = option.usageHelp()
                || option.versionHelp()
                || option.negatable()
                || !option.arity().isEmpty()
                || !option.split().isEmpty()
                || option.converter().length > 0
                || !isNone(option.fallbackValue());
        if (special) {
            return field.getType() == boolean.class && !isNone(option.defaultValue())
                    ? ValueKind.SWITCH
                    : ValueKind.OTHER;
        }
        return field.getType() == boolean.class ? ValueKind.FLAG : ValueKind.of(field.getType(), inner(field));
    }

    private String otherwise(Option option) {
        String value = isNone(option.defaultValue()) ? "" : option.defaultValue();
        plain &= !value.contains("$") && !value.contains("\t");
        return value;
    }

    private static boolean isNone(String value) {
        return value.isEmpty()
                || value.equals(Option.NULL_VALUE)
                || value.equals("_NULL_")
                || value.startsWith("__no_");
    }

    /** Whatever else picocli fills: groups, specs, parents, methods. */
    private static boolean isOfPicocli(Field field) {
        return Stream.of(field.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().startsWith("picocli."));
    }

    private static Class<?> inner(Field field) {
        Type generic = field.getGenericType();
        return generic instanceof ParameterizedType held && held.getActualTypeArguments()[0] instanceof Class<?> type
                ? type
                : Object.class;
    }
}
