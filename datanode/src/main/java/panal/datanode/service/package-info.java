/** The DataNode's remote object: who asks is checked here, what is asked is done elsewhere. */
@NullMarked
package panal.datanode.service;

import org.jspecify.annotations.NullMarked;
