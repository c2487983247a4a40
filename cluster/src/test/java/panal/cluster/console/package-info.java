/** The interactive console on a real terminal, typed at and looked at as a person does. */
@NullMarked
package panal.cluster.console;

import org.jspecify.annotations.NullMarked;
