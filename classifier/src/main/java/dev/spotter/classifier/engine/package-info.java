/**
 * The only code that knows one DJL engine from another: an engine's name and a use in, a ready
 * engine out.
 */
package dev.spotter.classifier.engine;
