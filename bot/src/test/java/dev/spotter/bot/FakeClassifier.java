package dev.spotter.bot;

import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.classifier.Classification;
import dev.spotter.classifier.decision.Answer;
import dev.spotter.classifier.image.ImageProblem;
import dev.spotter.classifier.image.ImageProblem.Code;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.ModelCard;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Takes a picture's bytes for the name of what it shows; "blurred" shows nobody knows what. */
final class FakeClassifier implements PictureClassifier {

  volatile boolean closed;

  /** Completes before anything is classified. */
  volatile Future<Void> gate = Future.succeededFuture();

  @Override
  public ModelCard card() {
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
              new UnreadableImageException(
                  new ImageProblem(Code.UNSUPPORTED_FORMAT, "unknown", 0, 0, 0)));
      case "blurred" -> Future.succeededFuture(new Classification(Answer.silent(), 0.2, Map.of()));
      default ->
          Future.succeededFuture(
              new Classification(Answer.exact(content), 0.9, Map.of(content, 0.9)));
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
