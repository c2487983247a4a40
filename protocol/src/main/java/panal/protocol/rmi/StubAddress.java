package panal.protocol.rmi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.rmi.Remote;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteRef;
import java.util.Optional;
import panal.protocol.value.Address;

/** Reads out of a stub where it points to. */
public final class StubAddress {
    private StubAddress() {}

    /** Where a call of {@code stub} would go; empty for what is no stub. */
    public static Optional<Address> of(Remote stub) {
        return form(stub).map(Form::address);
    }

    /**
     * The same; empty also for a stub that brings no sockets of its own, so that a call of it might never end. Those that a
     * stub from another process brings are this protocol's: nothing else comes through the filter.
     */
    public static Optional<Address> ofTimed(Remote stub) {
        return form(stub).filter(Form::timed).map(Form::address);
    }

    /** What a stub says of itself. */
    private record Form(Address address, boolean timed) {}

    private static Optional<Form> form(Remote stub) {
        if (!Proxy.isProxyClass(stub.getClass())) {
            return Optional.empty();
        }
        InvocationHandler handler = Proxy.getInvocationHandler(stub);
        if (!(handler instanceof RemoteObject remote) || remote.getRef() == null) {
            return Optional.empty();
        }
        try {
            return read(remote.getRef());
        } catch (IOException | IllegalArgumentException unusual) {
            return Optional.empty();
        }
    }

    /** A reference's external form is part of RMI's wire protocol; there is no other public way to its address. */
    private static Optional<Form> read(RemoteRef ref) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            String form = ref.getRefClass(out);
            if (form == null) {
                return Optional.empty();
            }
            ref.writeExternal(out);
            out.flush();
            try (DataInputStream in =
                    new DataInputStream(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())))) {
                boolean timed = form.equals("UnicastRef2") && in.readByte() != 0;
                return Optional.of(new Form(new Address(in.readUTF(), in.readInt()), timed));
            }
        }
    }
}
