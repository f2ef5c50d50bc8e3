/**
 * Uploads in, kept on disk; the ones that are due out, each to one node and one at a time for each
 * conversation, until it is answered or given up.
 */
package dev.spotter.bot.inbox;
