/**
 * What downloads and API calls share as HTTP clients: bounded bodies and the waits servers ask for.
 */
package dev.spotter.bot.http;
