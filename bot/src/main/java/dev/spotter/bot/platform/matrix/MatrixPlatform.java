package dev.spotter.bot.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotter.bot.chat.Conversation;
import dev.spotter.bot.chat.DownloadSpec;
import dev.spotter.bot.chat.Member;
import dev.spotter.bot.chat.OutgoingMessage;
import dev.spotter.bot.chat.Picture;
import dev.spotter.bot.chat.Picture.Rendition;
import dev.spotter.bot.platform.Capabilities;
import dev.spotter.bot.platform.Check;
import dev.spotter.bot.platform.JsonBody;
import dev.spotter.bot.platform.Platform;
import dev.spotter.bot.platform.PlatformConnection;
import dev.spotter.bot.platform.RefusedRequestException;
import dev.spotter.bot.platform.Route;
import dev.spotter.bot.platform.WebhookEvents;
import dev.spotter.bot.platform.WebhookRequest;
import dev.spotter.bot.platform.WebhookResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Matrix behind the seam, as an application service or as an ordinary account. Thread-safe. */
final class MatrixPlatform implements Platform {

  private static final WebhookResponse DONE = WebhookResponse.json(200, "{}");
  private static final WebhookResponse NOBODY =
      WebhookResponse.json(404, "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"there is none\"}");

  private final MatrixConfig config;
  private final Optional<HomeserverToken> homeserver;
  private final ServiceRoutes routes;
  private final MatrixApi api;
  private final HomeserverPresence presence;
  private final MatrixMembers members;
  private final MatrixNotices notices;
  private final MatrixEvents events;
  private final PlatformConnection connection;

  MatrixPlatform(MatrixConfig config, Vertx vertx, Clock clock, MeterRegistry registry) {
    this.config = config;
    this.homeserver = config.homeserverToken().map(HomeserverToken::new);
    this.routes = new ServiceRoutes(config.name());
    this.api = new MatrixApi(vertx, config, clock);
    this.presence = new HomeserverPresence(vertx, api);
    MatrixAccount account = new MatrixAccount(api);
    MatrixRooms rooms = new MatrixRooms(config.name(), api, registry);
    this.members = new MatrixMembers(config.name(), api, registry);
    this.notices = new MatrixNotices(api, account);
    this.events = new MatrixEvents(config.name(), account, config.botName(), rooms, members);
    this.connection =
        homeserver.isPresent()
            ? new ServiceConnection(vertx, account, new ServicePing(api, config.serviceId()), rooms)
            : new SyncConnection(vertx, api, account, rooms, events, config.syncTimeout());
  }

  @Override
  public String name() {
    return config.name();
  }

  /** Only an application service is called. */
  @Override
  public List<Route> routes() {
    return homeserver.isPresent() ? routes.all() : List.of();
  }

  @Override
  public WebhookEvents receive(WebhookRequest request) {
    homeserver.orElseThrow().verify(request);
    if (request.route().equals(routes.transactions())) {
      JsonNode list = JsonBody.object(request.body().getBytes()).path("events");
      if (!list.isArray()) {
        throw RefusedRequestException.malformed("the transaction has no list of events");
      }
      return new WebhookEvents(events.read(list), DONE);
    }
    return new WebhookEvents(List.of(), request.route().equals(routes.ping()) ? DONE : NOBODY);
  }

  @Override
  public Future<DownloadSpec> download(Picture picture, int shortSide) {
    List<Rendition> addressed =
        picture.renditions().stream().flatMap(each -> addressed(each).stream()).toList();
    DownloadSpec spec =
        new DownloadSpec(
            DownloadSpec.candidates(addressed, shortSide),
            config.mediaOrigins(),
            Optional.of("Bearer " + config.token().value()));
    return presence.await().map(there -> spec);
  }

  private Optional<Rendition> addressed(Rendition rendition) {
    return MediaUri.parse(rendition.url())
        .map(
            media ->
                new Rendition(
                    config.homeserver() + media.path(), rendition.shortSide(), rendition.bytes()));
  }

  @Override
  public Future<Optional<String>> memberName(Conversation in, Member member) {
    return presence.await().compose(there -> members.name(in.id(), member.id()));
  }

  @Override
  public Future<String> post(Conversation in, OutgoingMessage message) {
    return notices.post(in, message);
  }

  @Override
  public Future<Void> edit(Conversation in, String messageId, OutgoingMessage message) {
    return notices.edit(in, messageId, message);
  }

  @Override
  public Future<Void> delete(Conversation in, String messageId) {
    return notices.delete(in, messageId);
  }

  @Override
  public Future<Optional<String>> findPosted(
      Conversation in, OutgoingMessage message, Optional<String> after) {
    return notices.find(in, message);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, true);
  }

  @Override
  public Optional<PlatformConnection> connection() {
    return Optional.of(connection);
  }

  @Override
  public List<Check> checks() {
    return new MatrixChecks(api, config).all();
  }

  @Override
  public void close() {
    api.close();
  }
}
