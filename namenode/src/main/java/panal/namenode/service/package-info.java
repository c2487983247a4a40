/**
 * The NameNode's remote objects: each method checks, makes one call, translates. What is known of the cluster (soft
 * state) is behind one lock in {@code cluster}, questions are answered in {@code query}, uploads are led in
 * {@code upload}; what is journaled is changed through the committer only.
 */
@NullMarked
package panal.namenode.service;

import org.jspecify.annotations.NullMarked;
