/**
 * Figures in, one self-contained HTML page out: a {@link dev.spotter.classifier.report.Report} is a
 * list of sections, each a record, and {@link dev.spotter.classifier.report.HtmlReport} writes it.
 */
package dev.spotter.classifier.report;
