/**
 * Keys in, words of a language out: pure, and the only package that knows any; start reading at
 * {@link dev.spotter.classifier.caption.Wording}.
 */
package dev.spotter.classifier.caption;
