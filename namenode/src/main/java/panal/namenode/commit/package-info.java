/** The one writer: decides commands one after another, makes their edits durable together, publishes, answers. */
@NullMarked
package panal.namenode.commit;

import org.jspecify.annotations.NullMarked;
