package dev.spotter.bot.cli;

/**
 * Registration of a Matrix application service. It claims no users, rooms or aliases: events of the
 * rooms that its own user is in are pushed to it in any case.
 *
 * @param id names the registration
 * @param url where events are pushed to
 * @param asToken what the bot shows to the homeserver
 * @param hsToken what the homeserver shows to the bot
 * @param localpart the bot's user
 */
record ServiceRegistration(
    String id, String url, String asToken, String hsToken, String localpart) {

  /** Returns the file's text. */
  String yaml() {
    return """
        # Spotter's registration as an application service. Both tokens are secrets.
        id: "%s"
        url: "%s"
        as_token: "%s"
        hs_token: "%s"
        sender_localpart: "%s"
        namespaces:
          users: []
          aliases: []
          rooms: []
        rate_limited: false
        """
        .formatted(id, url, asToken, hsToken, localpart);
  }

  /** Hides the tokens. */
  @Override
  public String toString() {
    return "ServiceRegistration[" + id + "]";
  }
}
