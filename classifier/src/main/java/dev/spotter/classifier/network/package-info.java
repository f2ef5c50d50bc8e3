/** The networks themselves, as DJL blocks: images in, logits or features out. */
package dev.spotter.classifier.network;
