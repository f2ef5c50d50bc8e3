/** The command line of the classifier; start reading at {@code ClassifierCommand}. */
package dev.spotter.classifier.cli;
