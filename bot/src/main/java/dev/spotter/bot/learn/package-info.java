/** What conversations teach: a head for each, made of its lessons, and who may teach what. */
package dev.spotter.bot.learn;
