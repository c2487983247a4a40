/**
 * Commands that move bytes: in, out, and inside the cluster, single files, trees and what has changed in them.
 * {@code Uploading}, {@code Downloading} and {@code Syncing} are such a command at work, in a {@code TransferPool}.
 */
@NullMarked
package panal.cliente.console.command.transfer;

import org.jspecify.annotations.NullMarked;
