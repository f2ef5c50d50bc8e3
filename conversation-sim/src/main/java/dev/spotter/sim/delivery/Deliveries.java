package dev.spotter.sim.delivery;

import dev.spotter.sim.chat.Chat;
import dev.spotter.sim.chat.ChatListener;
import dev.spotter.sim.chat.Event;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells the bot of each platform of the events in that platform's conversations. Not thread-safe:
 * it belongs to the chat's event loop.
 */
public final class Deliveries implements ChatListener {

  private final Chat chat;
  private final Map<String, EventDelivery> platforms;

  /**
   * Creates the deliveries.
   *
   * @param chat tells which platform a conversation belongs to
   * @param platforms the delivery of each platform, by its name
   */
  public Deliveries(Chat chat, Map<String, EventDelivery> platforms) {
    this.chat = chat;
    this.platforms = Map.copyOf(platforms);
  }

  /**
   * Names the bot of a platform and sends what has waited for it.
   *
   * @param platform the platform's name
   * @param webhook the bot's webhook address
   */
  public void deliverTo(String platform, URI webhook) {
    platforms.get(platform).deliverTo(webhook);
  }

  /**
   * Tells a listener of every change of a delivery from now on.
   *
   * @param listener called on this delivery's thread
   */
  public void listen(Consumer<Delivery> listener) {
    platforms.values().forEach(delivery -> delivery.listen(listener));
  }

  /**
   * Returns how far the bot has been told of an event.
   *
   * @param event the event
   * @return pending as well for an event too old to be remembered
   */
  public Delivery of(Event event) {
    return of(event.conversation()).of(event);
  }

  /**
   * Counts the events that will be sent or sent again.
   *
   * @return 0 when every bot has been told everything
   */
  public int unsettled() {
    return platforms.values().stream().mapToInt(EventDelivery::unsettled).sum();
  }

  /**
   * Ends the pauses before further attempts, for a bot that was away and is back.
   *
   * @param platform the platform's name
   */
  public void retryNow(String platform) {
    platforms.get(platform).retryNow();
  }

  @Override
  public void onEvent(Event event) {
    of(event.conversation()).onEvent(event);
  }

  /** Closes every delivery. */
  public void close() {
    platforms.values().forEach(EventDelivery::close);
  }

  private EventDelivery of(String conversation) {
    return platforms.get(chat.conversation(conversation).platform());
  }
}
