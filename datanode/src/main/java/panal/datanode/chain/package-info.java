/** Writing blocks along a chain of nodes: each one passes packets on before it writes them, and answers with a receipt. */
@NullMarked
package panal.datanode.chain;

import org.jspecify.annotations.NullMarked;
