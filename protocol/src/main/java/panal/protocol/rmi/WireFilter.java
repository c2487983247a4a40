package panal.protocol.rmi;

import java.io.ObjectInputFilter;
import java.lang.reflect.Proxy;
import java.rmi.Remote;
import java.rmi.dgc.Lease;
import java.rmi.dgc.VMID;
import java.rmi.server.ObjID;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteObjectInvocationHandler;
import java.rmi.server.UID;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/**
 * Lets in what the protocol is made of and nothing else: its values, its errors, the few classes of the JDK that these
 * consist of; within bounds on size and depth (JEP 290, JEP 415). Thread-safe.
 */
final class WireFilter implements ObjectInputFilter {
    /** A packet's bytes, with room to spare. */
    static final int BYTES_MAX = 480 * 1024;
    /** The longest list, a page of a stock report, has 10,000 elements; a collection grows by doubling. */
    static final int ELEMENTS_MAX = 16_384;
    /** Error, cause, stack trace, element; layout, list, block, token, mac: nothing is deeper than ten. */
    static final int DEPTH_MAX = 20;
    /** A full page of a stock report has 40,000. */
    static final long REFERENCES_MAX = 200_000;

    private static final String VALUES = "panal.protocol.value.";
    private static final String ERRORS = "panal.protocol.error.";
    private static final String REMOTES = "panal.protocol.remote.";

    /** Packages whose throwables RMI or a record's birth may send; elsewhere there are throwables that act when read. */
    private static final Set<String> THROWABLE_PACKAGES = Set.of(
            "java.lang",
            "java.io",
            "java.net",
            "java.nio",
            "java.nio.file",
            "java.rmi",
            "java.rmi.server",
            "java.util");

    private static final Set<String> ALWAYS = Set.of(
            Object.class.getName(),
            String.class.getName(),
            Number.class.getName(),
            Integer.class.getName(),
            Long.class.getName(),
            Boolean.class.getName(),
            Enum.class.getName(),
            Record.class.getName(),
            UUID.class.getName(),
            ArrayList.class.getName(),
            StackTraceElement.class.getName(),
            // What List.of and Set.of are on the wire, and what they become on arrival; none of them is public.
            "java.util.CollSer",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$Set12",
            "java.util.ImmutableCollections$SetN",
            "java.util.Collections$EmptyList");

    private static final Set<Class<?>> STUB_PARTS = Set.of(
            Remote.class,
            Proxy.class,
            RemoteObject.class,
            RemoteObjectInvocationHandler.class,
            ClientSockets.class,
            Traffic.class);

    private static final Set<Class<?>> CLEAN_UP_PARTS = Set.of(Lease.class, VMID.class, UID.class, ObjID.class);

    private enum Scope {
        ARGUMENTS,
        ARGUMENTS_WITH_STUBS,
        ANYTHING
    }

    private final Scope scope;

    private WireFilter(Scope scope) {
        this.scope = scope;
    }

    /** For the arguments of an object whose methods take no remote objects. */
    static WireFilter arguments() {
        return new WireFilter(Scope.ARGUMENTS);
    }

    /** For the arguments of an object whose methods take remote objects: the name server's, and that of who watches. */
    static WireFilter argumentsWithStubs() {
        return new WireFilter(Scope.ARGUMENTS_WITH_STUBS);
    }

    /** For everything that this process reads: results, and what RMI's distributed clean-up says. */
    static WireFilter everything() {
        return new WireFilter(Scope.ANYTHING);
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > DEPTH_MAX || info.references() > REFERENCES_MAX) {
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        if (type.isArray()) {
            return allowsArray(type, info.arrayLength()) ? Status.ALLOWED : Status.REJECTED;
        }
        return allows(type) ? Status.ALLOWED : Status.REJECTED;
    }

    private boolean allowsArray(Class<?> type, long length) {
        Class<?> element = type.getComponentType();
        if (element == byte.class) {
            return length <= BYTES_MAX;
        }
        // One level only: the protocol has no arrays of arrays.
        return length <= ELEMENTS_MAX && !element.isArray() && (element == ObjID.class || allows(element));
    }

    private boolean allows(Class<?> type) {
        String name = type.getName();
        if (ALWAYS.contains(name) || name.startsWith(VALUES) || name.startsWith(ERRORS)) {
            return true;
        }
        return switch (scope) {
            case ARGUMENTS -> false;
            case ARGUMENTS_WITH_STUBS -> isStubPart(type, name);
            case ANYTHING -> isStubPart(type, name) || CLEAN_UP_PARTS.contains(type) || isPlainThrowable(type);
        };
    }

    private static boolean isStubPart(Class<?> type, String name) {
        return STUB_PARTS.contains(type) || name.startsWith(REMOTES) || isProxyOfOurs(type);
    }

    private static boolean isProxyOfOurs(Class<?> type) {
        return Proxy.isProxyClass(type)
                && Arrays.stream(type.getInterfaces())
                        .allMatch(role -> role == Remote.class || role.getName().startsWith(REMOTES));
    }

    private static boolean isPlainThrowable(Class<?> type) {
        return Throwable.class.isAssignableFrom(type)
                && type.getClassLoader() == null
                && THROWABLE_PACKAGES.contains(type.getPackageName());
    }
}
