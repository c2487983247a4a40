package panal.nameserver.service;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.function.BooleanSupplier;
import panal.protocol.error.Unreachable;
import panal.protocol.rmi.StubAddress;
import panal.protocol.value.Address;
import panal.protocol.value.Entry;

/** Tells who is on another machine that a service listens on its own machine's loopback only. Thread-safe. */
final class Reach {
    private final BooleanSupplier callerIsElsewhere;

    Reach(BooleanSupplier callerIsElsewhere) {
        this.callerIsElsewhere = callerIsElsewhere;
    }

    /** Knows the caller of the remote call that the thread serves. */
    static Reach ofRemoteCalls() {
        return new Reach(Reach::remoteCallerIsElsewhere);
    }

    /** Refuses an entry that the caller could not use, or that nobody else could use if the caller registers it. */
    void requireReachable(Entry entry) throws Unreachable {
        if (listensOnLoopback(entry) && callerIsElsewhere.getAsBoolean()) {
            throw new Unreachable(
                    entry.name() + " listens on " + entry.address()
                            + ", which only programs on its own machine can reach; start it with --host and an address of the LAN");
        }
    }

    private static boolean remoteCallerIsElsewhere() {
        try {
            InetAddress caller = InetAddress.getByName(RemoteServer.getClientHost());
            return !caller.isLoopbackAddress() && NetworkInterface.getByInetAddress(caller) == null;
        } catch (ServerNotActiveException notRemote) {
            return false;
        } catch (UnknownHostException | SocketException unclear) {
            return true;
        }
    }

    /** By what the stub says, which is where calls go; the address beside it is for people. */
    private static boolean listensOnLoopback(Entry entry) {
        return isLoopback(StubAddress.of(entry.object()).map(Address::host).orElseGet(() -> hostOf(entry.address())));
    }

    private static String hostOf(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    /** By its text alone: a name from a stranger is no reason to ask a DNS server. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}
