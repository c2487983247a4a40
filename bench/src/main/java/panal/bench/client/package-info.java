/**
 * The process that uses the file system under test: one JVM a system, warm, that does one piece of work a line of its
 * standard input, and answers with the time that it took. It knows the system by {@link panal.bench.client.Connector} alone,
 * so that a system whose classes are not on this module's class path can be measured by the same code.
 */
@NullMarked
package panal.bench.client;

import org.jspecify.annotations.NullMarked;
