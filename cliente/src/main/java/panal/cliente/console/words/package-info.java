/** In which words a person is spoken to: texts in several languages, from bundles that are read when the first is needed. */
@NullMarked
package panal.cliente.console.words;

import org.jspecify.annotations.NullMarked;
