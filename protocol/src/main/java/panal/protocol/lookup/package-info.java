/** How a program finds the name server, and through it everybody else. */
@NullMarked
package panal.protocol.lookup;

import org.jspecify.annotations.NullMarked;
