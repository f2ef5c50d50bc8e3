/**
 * Slack: signed events or a Socket Mode connection in, replies in the message's thread out. Formats
 * are those of Slack's own Java SDK and its API specification.
 */
package dev.spotter.bot.platform.slack;
