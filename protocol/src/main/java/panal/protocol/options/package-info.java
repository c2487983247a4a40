/**
 * Plain command lines without picocli, which costs a start more than the rest of reading them: what its annotations say is
 * written down at build time, in a class beside those of the commands. A line that is not plain is picocli's.
 */
@NullMarked
package panal.protocol.options;

import org.jspecify.annotations.NullMarked;
