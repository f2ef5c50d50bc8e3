/** The command line: what operators type. */
package dev.spotter.bot.cli;
