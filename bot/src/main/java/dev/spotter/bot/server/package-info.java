/**
 * What operators and tools ask of a running bot, over HTTP: health, metrics, the classification of
 * an image posted by hand, and a page to do that on.
 */
package dev.spotter.bot.server;
