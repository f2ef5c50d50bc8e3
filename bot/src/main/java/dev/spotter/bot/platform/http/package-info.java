/**
 * The JSON client that all platforms' APIs are called with: one {@link
 * dev.spotter.bot.platform.http.ApiCall} in, an {@link dev.spotter.bot.platform.http.ApiAnswer} or
 * a classified failure out.
 */
package dev.spotter.bot.platform.http;
