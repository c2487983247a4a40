/**
 * Answers to questions about files: what is where, what is in a tree (a stretch a call), and how safe each block is.
 * They change nothing.
 */
@NullMarked
package panal.namenode.service.query;

import org.jspecify.annotations.NullMarked;
