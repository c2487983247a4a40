/** What a person types: lines cut into words, paths, sizes, answers to questions. Knows nothing of the cluster. */
@NullMarked
package panal.cliente.console.input;

import org.jspecify.annotations.NullMarked;
