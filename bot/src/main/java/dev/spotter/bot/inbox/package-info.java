/**
 * Transactional inbox: events in, kept on disk; the ones that are due out, each to one node and one
 * at a time for each conversation and lane, until it is answered, done or given up.
 */
package dev.spotter.bot.inbox;
