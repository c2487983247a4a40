package panal.protocol.rmi;

import java.io.ObjectInputFilter;

/** Settings of the JDK's RMI that it reads once, when its classes load: so they are the first thing a main does. */
public final class RmiSettings {
    /** Set where this process wants the filter from its first call on; a library alone leaves a program's streams as they are. */
    private static final String FILTERED = "panal.rmi.filterReads";

    private static final String LINUX_SELECTORS = "sun.nio.ch.EPollSelectorProvider";

    private RmiSettings() {}

    /**
     * Sets what has not been set by hand. An embedding program that wants the protection of the filter for the answers it
     * reads calls it too, before its first use of RMI.
     *
     * @param advertisedHost the host name or literal that this process's stubs carry
     */
    public static void apply(String advertisedHost) {
        System.setProperty("java.rmi.server.hostname", advertisedHost);
        applyToAll();
        filterWhatIsRead();
    }

    /**
     * The same for a process that exports nothing. The filter is set with the first look for a registry, before which there is
     * nothing to read: making it takes a while, and a command may be over without a remote call.
     */
    public static void applyToCaller() {
        applyToAll();
        System.setProperty(FILTERED, "true");
    }

    /** To be called before anything is read from a registry. */
    static void beforeFirstRead() {
        if (Boolean.getBoolean(FILTERED)) {
            filterWhatIsRead();
        }
    }

    private static void applyToAll() {
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
        nameTheSelectorProvider();
    }

    /** Else the first connection looks for one in every jar. Where the JDK's own has another name, it does. */
    private static void nameTheSelectorProvider() {
        try {
            Class.forName(LINUX_SELECTORS, false, null);
            setUnlessSet("java.nio.channels.spi.SelectorProvider", LINUX_SELECTORS);
        } catch (ClassNotFoundException otherSystem) {
            return;
        }
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
