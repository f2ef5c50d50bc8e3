package dev.spotter.bot.platform;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One thing that an operator can have looked at.
 *
 * @param subject what is looked at, in a few words: "bot token"
 * @param look looks; the future does not fail because something is wrong, but may fail with {@link
 *     PlatformException} when nothing can be said
 */
public record Check(String subject, Supplier<Future<Finding>> look) {}
