/**
 * Raw requests of platforms, or events that the bot pulls from them, in; uploads that are kept, and
 * an answer, out.
 */
package dev.spotter.bot.ingress;
