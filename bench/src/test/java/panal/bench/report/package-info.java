/** Figures, ratios and tables. */
@NullMarked
package panal.bench.report;

import org.jspecify.annotations.NullMarked;
