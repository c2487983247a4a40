/** Tests. */
@org.jspecify.annotations.NullMarked
package panal.cliente.console.terminal;
