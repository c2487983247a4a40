/** Proofs made with the cluster's secret or a user's key: block tokens, receipts, log-ins. No secret crosses the wire. */
@NullMarked
package panal.protocol.token;

import org.jspecify.annotations.NullMarked;
