/** What was measured, as medians with their spread, as ratios within rounds, and as tables in Markdown. No I/O but the file. */
@NullMarked
package panal.bench.report;

import org.jspecify.annotations.NullMarked;
