package dev.spotter.bot;

import dev.spotter.classifier.Classification;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.image.UnreadableImageException.Reason;
import dev.spotter.classifier.modelfile.ModelCard;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** Takes a picture's bytes for the name of what it shows; "blurred" shows nobody knows what. */
final class FakeRecogniser implements Recogniser {

  volatile boolean closed;

  /** Completes before anything is classified. */
  volatile Future<Void> gate = Future.succeededFuture();

  @Override
  public ModelCard model() {
    return TestCards.card("fake");
  }

  @Override
  public Future<Classification> classify(Buffer picture) {
    return gate.compose(open -> answer(picture.toString()));
  }

  private static Future<Classification> answer(String content) {
    return switch (content) {
      case "no picture" ->
          Future.failedFuture(
              new UnreadableImageException(Reason.UNSUPPORTED_FORMAT, "this is no picture"));
      case "blurred" -> Future.succeededFuture(new Classification(List.of(), 0.2, Map.of()));
      default ->
          Future.succeededFuture(new Classification(List.of(content), 0.9, Map.of(content, 0.9)));
    };
  }

  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    closed = true;
    return Future.succeededFuture();
  }
}
