/**
 * The editor in which a person types, made of JLine; the only package that knows it, so that a single command never loads a
 * class of it.
 */
@NullMarked
package panal.cliente.console.terminal;

import org.jspecify.annotations.NullMarked;
