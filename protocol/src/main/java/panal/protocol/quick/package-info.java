/**
 * The questions of programs that live for a moment, asked without RMI, whose first use costs more than all the rest of
 * them: where a service is, log-in, status, listing, searches, where a file's blocks are, uploads that go well, a stream of
 * a DataNode. They come to the same ports as RMI's calls, and are answered by the same objects. See
 * docs/decisions/0018-the-start-of-a-command.md. RMI does the same, and all else.
 */
@NullMarked
package panal.protocol.quick;

import org.jspecify.annotations.NullMarked;
