/** What loggers share. */
package dev.spotter.bot.log;
