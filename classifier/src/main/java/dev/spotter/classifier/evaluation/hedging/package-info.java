/**
 * How wide a word a model should say when it is not sure of a label: methods compared by folds on
 * labelled photos; start reading at {@link dev.spotter.classifier.evaluation.hedging.HedgingFolds}.
 */
package dev.spotter.classifier.evaluation.hedging;
