package dev.spotter.bot.server;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the HTTP server.
 *
 * @param host the address to listen on
 * @param port the port; 0 takes any free one
 * @param maxWebhookBytes the largest webhook body
 * @param bodyTimeout how long a request may take to arrive
 * @param publicUrl the address that platforms reach the bot at, when there is one
 */
public record HttpOptions(
    String host, int port, long maxWebhookBytes, Duration bodyTimeout, Optional<URI> publicUrl) {}
