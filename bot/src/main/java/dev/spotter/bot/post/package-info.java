/** Captions in, posted messages out, no faster than each conversation allows. */
package dev.spotter.bot.post;
