package dev.spotter.sim.platform;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.picture.PictureStore;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What an emulation works with.
 *
 * @param vertx where its timers live
 * @param chat the chat
 * @param pictures the bytes of its pictures
 * @param url where the simulator is reachable, without a slash at its end
 * @param credentials what platform and bot share
 * @param options what the platform leaves open
 * @param throttle says when to answer a post with the platform's "too many requests"
 * @param unknown told of calls of what is not emulated
 * @param clock the time
 * @param ids random ids
 */
public record EmulationContext(
    Vertx vertx,
    Chat chat,
    PictureStore pictures,
    URI url,
    CredentialFolder credentials,
    EmulationOptions options,
    Throttle throttle,
    UnknownCalls unknown,
    Clock clock,
    Supplier<UUID> ids) {

  /** The name of the bot's member, where the platform rather than the bot chooses it. */
  public static final String BOT_NAME = "Spotter";
}
