/** Downloads and verified streams: every record is checked, and a replica that fails is replaced in mid-block. */
@NullMarked
package panal.cliente.read;

import org.jspecify.annotations.NullMarked;
