/** Where a process finds its files and settings, and how a service's main begins and ends. */
@NullMarked
package panal.protocol.config;

import org.jspecify.annotations.NullMarked;
