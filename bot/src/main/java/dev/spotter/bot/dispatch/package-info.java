/**
 * The dispatcher: takes events out of the inbox in the order of their conversation and hands each
 * to its handler.
 */
package dev.spotter.bot.dispatch;
