package panal.protocol.rmi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.rmi.Remote;
import java.util.concurrent.CountDownLatch;
import panal.protocol.value.Address;

/** A process that holds the stub of the node at the port given. */
final class ClientProcess {
    private ClientProcess() {}

    public static void main(String[] arguments) throws Exception {
        RmiSettings.applyToCaller();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Address server = new Address(HostChoice.LOOPBACK, Integer.parseInt(arguments[0]));
        Remote held = RemoteCalls.registryAt(server).lookup("datanode-1");
        out.println("port " + server.port());
        try {
            new CountDownLatch(1).await();
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
