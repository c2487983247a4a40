/**
 * Uploads, from a path that is held and its first grant to receipts and completion, and on from where one was left.
 * What an upload is stands in its signed ticket; here are holds, which are soft state.
 */
@NullMarked
package panal.namenode.service.upload;

import org.jspecify.annotations.NullMarked;
