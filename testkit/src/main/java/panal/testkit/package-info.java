/** What tests of every module share: a clock and an executor that the test moves, seeds that a failure prints. */
@NullMarked
package panal.testkit;

import org.jspecify.annotations.NullMarked;
