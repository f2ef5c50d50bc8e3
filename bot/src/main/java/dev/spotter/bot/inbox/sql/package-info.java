/** The inbox in SQLite or PostgreSQL. */
package dev.spotter.bot.inbox.sql;
