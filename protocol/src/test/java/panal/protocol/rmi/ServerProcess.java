package panal.protocol.rmi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.rmi.registry.Registry;
import java.rmi.server.Unreferenced;
import java.util.concurrent.CountDownLatch;
import panal.protocol.remote.DataNode;

/** A process with a node and a registry, set up as the mains do it. */
final class ServerProcess {
    private ServerProcess() {}

    public static void main(String[] arguments) throws Exception {
        RmiSettings.apply(HostChoice.LOOPBACK);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        RmiPort port = RmiPort.open(HostChoice.LOOPBACK, 0);
        Registry registry = port.createRegistry();
        registry.rebind("datanode-1", port.export(new Node(out), DataNode.class));
        out.println("port " + port.address().port());
        new CountDownLatch(1).await();
    }

    private static final class Node extends FakeNode implements Unreferenced {
        private final PrintStream out;

        Node(PrintStream out) {
            this.out = out;
        }

        @Override
        public void unreferenced() {
            out.println("unreferenced");
        }
    }
}
