package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.spotter.bot.platform.RefusedRequestException;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Cache of who the bot is: its user id, which its token tells, and the name it is shown by.
 * Thread-safe.
 */
final class MatrixAccount {

  private final MatrixApi api;
  private volatile Optional<Own> known = Optional.empty();

  /**
   * The bot itself.
   *
   * @param user its user id
   * @param name its display name, if it has one
   */
  record Own(String user, Optional<String> name) {}

  MatrixAccount(MatrixApi api) {
    this.api = api;
  }

  /** Asks who the bot is and what it is called now. */
  Future<Own> load() {
    return whoami()
        .compose(user -> name(user).map(name -> new Own(user, name)))
        .onSuccess(own -> known = Optional.of(own));
  }

  /**
   * Registers the user that an application service speaks as. Without it, it can do all but show a
   * name and sync.
   */
  Future<Void> register() {
    return whoami()
        .compose(
            user ->
                api.write(
                    "register",
                    "/v3/register",
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "m.login.application_service")
                        .put("username", MatrixIds.localpart(user))
                        .put("inhibit_login", true)))
        .<Void>mapEmpty()
        .recover(
            failure ->
                MatrixErrors.is(failure, "M_USER_IN_USE")
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  /** Returns who the bot is. */
  Future<Own> own() {
    return known.map(Future::succeededFuture).orElseGet(this::load);
  }

  /**
   * Returns who the bot is.
   *
   * @throws RefusedRequestException with status 503 when that is not known yet
   */
  Own ownNow() {
    return known.orElseThrow(
        () -> RefusedRequestException.early("the bot does not know its own user id yet"));
  }

  private Future<String> whoami() {
    return api.read("account/whoami", "/v3/account/whoami")
        .map(me -> MatrixIds.user(me.path("user_id")));
  }

  private Future<Optional<String>> name(String user) {
    return api.read("profile", "/v3/profile" + MatrixIds.path(user, "displayname"))
        .map(MatrixMembers::displayName)
        .otherwise(none -> Optional.empty());
  }
}
