package panal.protocol.rmi;

import java.io.ObjectInputFilter;

/** Settings of the JDK's RMI that it reads once, when its classes load: so they are the first thing a main does. */
public final class RmiSettings {
    private RmiSettings() {}

    /**
     * Sets what has not been set by hand. An embedding program that wants the protection of the filter for the answers it
     * reads calls it too, before its first use of RMI.
     *
     * @param advertisedHost the host name or literal that this process's stubs carry
     */
    public static void apply(String advertisedHost) {
        System.setProperty("java.rmi.server.hostname", advertisedHost);
        applyToCaller();
    }

    /** The same for a process that exports nothing. */
    public static void applyToCaller() {
        // Our sockets have tighter limits of their own; these are for sockets that are not ours.
        setUnlessSet("sun.rmi.transport.tcp.handshakeTimeout", "5000");
        setUnlessSet("sun.rmi.transport.tcp.responseTimeout", "30000");
        setUnlessSet("sun.rmi.transport.tcp.readTimeout", Integer.toString(ServedSocket.IDLE_MILLIS));
        setUnlessSet("sun.rmi.transport.tcp.maxConnectionThreads", "1024");
        // A client that is gone is noticed after a minute.
        setUnlessSet("java.rmi.dgc.leaseValue", "60000");
        // Where an error happened in the server stands in the server's log.
        setUnlessSet("sun.rmi.server.suppressStackTraces", "true");
        // Nobody binds from outside; look-up has no argument that would be filtered.
        setUnlessSet("sun.rmi.registry.registryFilter", "!*");
        filterWhatIsRead();
    }

    private static void filterWhatIsRead() {
        // It can be set once in a JVM; whoever has set another one (-Djdk.serialFilter) knows why.
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            try {
                ObjectInputFilter.Config.setSerialFilter(WireFilter.everything());
            } catch (IllegalStateException setMeanwhile) {
                return;
            }
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
