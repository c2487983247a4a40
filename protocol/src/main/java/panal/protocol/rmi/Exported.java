package panal.protocol.rmi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.server.Unreferenced;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;

/**
 * Stands between RMI and an object, so that what goes wrong inside is logged here, with its trace, and told to the caller
 * in one sentence. Causes stay here too: the caller may not have their classes.
 */
final class Exported implements InvocationHandler {
    private static final Logger log = LoggerFactory.getLogger(Exported.class);

    private final Remote object;
    private final String type;

    private Exported(Remote object, String type) {
        this.object = object;
        this.type = type;
    }

    /** What RMI exports in place of {@code object}. */
    static Remote of(Remote object, Class<? extends Remote> type) {
        List<Class<?>> roles = object instanceof Unreferenced ? List.of(type, Unreferenced.class) : List.of(type);
        return (Remote) Proxy.newProxyInstance(
                type.getClassLoader(), roles.toArray(new Class<?>[0]), new Exported(object, type.getSimpleName()));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return identity(proxy, method, arguments);
        }
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException thrown) {
            throw forCaller(method, thrown.getTargetException());
        }
    }

    private @Nullable Object identity(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "exported " + type;
        };
    }

    private Throwable forCaller(Method method, Throwable thrown) {
        if (thrown instanceof LocalFailure && thrown.getCause() != null) {
            return new LocalFailure(String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof Unreachable && thrown.getCause() != null) {
            return new Unreachable(String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof PanalException || thrown instanceof RemoteException) {
            return thrown;
        }
        log.error("call failed type={} method={}", type, method.getName(), thrown);
        String sentence = type + "." + method.getName() + " failed there: " + thrown + "; its log has more";
        boolean mayTell = List.of(method.getExceptionTypes()).contains(PanalException.class);
        return mayTell ? new LocalFailure(sentence) : new RemoteException(sentence);
    }
}
