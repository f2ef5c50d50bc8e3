package dev.spotter.bot.platform;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * A request as it came over the wire, before anything is believed.
 *
 * @param headers the request's headers
 * @param body the body's exact bytes, which signatures are computed over
 */
public record WebhookRequest(MultiMap headers, Buffer body) {}
