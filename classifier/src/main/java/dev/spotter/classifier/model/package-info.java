/** The networks and what is written down about a trained one. */
package dev.spotter.classifier.model;
