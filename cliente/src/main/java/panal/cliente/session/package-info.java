/** Finding the cluster and acting in it as one user: look-up, log-in, retries that do nothing twice, DataNode stubs. */
@NullMarked
package panal.cliente.session;

import org.jspecify.annotations.NullMarked;
