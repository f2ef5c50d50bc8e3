/**
 * Something that may fail in, its result or its last failure out, after a bounded number of tries.
 */
package dev.spotter.bot.retry;
