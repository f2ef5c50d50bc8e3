/**
 * What operators and tools ask of a running bot, over HTTP: health, metrics, and the classification
 * of an image posted by hand.
 */
package dev.spotter.bot.ops;
