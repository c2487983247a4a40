package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import panal.cliente.console.shell.Operands;
import panal.protocol.error.PanalException;
import panal.protocol.value.NamePattern;

/** A path with patterns between its slashes. A name that begins with a dot is matched only by a pattern that does. */
final class PathPattern {
    private final String[] steps;

    /** Of a pattern in which a backslash stands before whatever means itself. */
    PathPattern(String pattern) {
        this.steps = pattern.split("/", -1);
    }

    List<String> matches(Expansion.Names names) throws PanalException {
        List<String> fronts = List.of("");
        for (int at = 0; at < steps.length; at++) {
            boolean last = at == steps.length - 1;
            List<String> next = new ArrayList<>();
            for (String front : fronts) {
                next.addAll(isPattern(steps[at]) ? matching(names, front, steps[at], last) : plain(names, front, at));
            }
            fronts = next;
        }
        return fronts;
    }

    /** A step that is a name, whose being there matters only at the end: what is not there has nothing in it. */
    private List<String> plain(Expansion.Names names, String front, int at) throws PanalException {
        String path = front + steps[at].replaceAll("\\\\(.)", "$1");
        if (at < steps.length - 1) {
            return List.of(path + "/");
        }
        // A slash at the end has found only directories already.
        return steps[at].isEmpty() || names.has(path) ? List.of(path) : List.of();
    }

    private static List<String> matching(Expansion.Names names, String front, String step, boolean last)
            throws PanalException {
        Predicate<String> fits = NamePattern.parse(step, false).matcher();
        List<String> found = new ArrayList<>();
        for (String name : names.in(front, !last)) {
            if (fits.test(name) && (!name.startsWith(".") || step.startsWith("."))) {
                found.add(Operands.typed(front, name) + (last ? "" : "/"));
            }
        }
        return found;
    }

    private static boolean isPattern(String step) {
        boolean escaped = false;
        for (int at = 0; at < step.length(); at++) {
            char c = step.charAt(at);
            if (!escaped && "*?[".indexOf(c) >= 0) {
                return true;
            }
            escaped = !escaped && c == '\\';
        }
        return false;
    }
}
