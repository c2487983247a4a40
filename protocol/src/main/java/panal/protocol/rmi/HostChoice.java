package panal.protocol.rmi;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Collectors;
import panal.protocol.error.LocalFailure;

/** Which address a service listens on and advertises, given the text of {@code --host}. */
public final class HostChoice {
    /** What is bound and advertised unless told otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    private HostChoice() {}

    /** The address to bind for {@code host}; refuses names that do not resolve, wildcards, and other machines' addresses. */
    public static InetAddress bindable(String host) throws LocalFailure {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new LocalFailure(
                    "host " + host + " is not known here; give --host one of " + ownAddresses(), unknown);
        }
        if (address.isAnyLocalAddress()) {
            throw new LocalFailure("host " + host
                    + " means every address, but other machines need one to call; give --host one of "
                    + ownAddresses());
        }
        if (!isOwn(address)) {
            throw new LocalFailure("host " + host + " (" + address.getHostAddress()
                    + ") is not an address of this machine; give --host one of " + ownAddresses());
        }
        return address;
    }

    /** Whether only this machine reaches it. Names that do not resolve do not count as loopback. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Whether {@code host} is this machine. */
    public static boolean isOwn(String host) {
        try {
            return isOwn(InetAddress.getByName(host));
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unreadable) {
            return false;
        }
    }

    private static String ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (SocketException unreadable) {
            return LOOPBACK;
        }
    }
}
