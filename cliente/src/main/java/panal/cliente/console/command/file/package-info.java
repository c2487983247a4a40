/** Commands about files and directories of the cluster: what is there, what is in it, and how it is changed. */
@NullMarked
package panal.cliente.console.command.file;

import org.jspecify.annotations.NullMarked;
