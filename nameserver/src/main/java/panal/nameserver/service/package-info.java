/** The remote object: checks who may change which name, owns the table, and mirrors it into the plain RMI registry. */
@NullMarked
package panal.nameserver.service;

import org.jspecify.annotations.NullMarked;
