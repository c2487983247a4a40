package panal.nameserver.service;

import java.io.Serializable;
import java.rmi.Remote;

/** Stands for a service's stub. */
record Stub(String service) implements Remote, Serializable {
    private static final long serialVersionUID = 1;
}
