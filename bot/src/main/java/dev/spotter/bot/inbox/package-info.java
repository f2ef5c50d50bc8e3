/**
 * Uploads in, kept on disk; the ones that are due out, one at a time for each conversation, until
 * each is answered or given up.
 */
package dev.spotter.bot.inbox;
