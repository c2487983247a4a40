/** Tests of the languages. */
@org.jspecify.annotations.NullMarked
package panal.cliente.console.words;
