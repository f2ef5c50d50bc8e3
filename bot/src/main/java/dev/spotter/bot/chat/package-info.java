/** The words that all stages share: what happened in a chat, and what is said back. */
package dev.spotter.bot.chat;
