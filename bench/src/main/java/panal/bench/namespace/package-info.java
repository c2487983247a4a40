/** What a NameNode's state costs as it grows: heap and processor time per file, restart, snapshot, listing. */
@NullMarked
package panal.bench.namespace;

import org.jspecify.annotations.NullMarked;
