/** Plain Java from features or logits to an answer; no engine, no image. */
package dev.spotter.classifier.decision;
