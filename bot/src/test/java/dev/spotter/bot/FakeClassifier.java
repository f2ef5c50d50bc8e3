package dev.spotter.bot;

import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.classifier.image.ImageProblem;
import dev.spotter.classifier.image.ImageProblem.Code;
import dev.spotter.classifier.image.UnreadableImageException;
import dev.spotter.classifier.modelfile.ModelCard;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Takes a picture's bytes for the words of a {@link TeachableModel}; "no picture" is none. */
final class FakeClassifier implements PictureClassifier {

  private final ModelHead head = TeachableModel.head(card().version());

  volatile boolean closed;

  /** Completes before anything is classified. */
  volatile Future<Void> gate = Future.succeededFuture();

  @Override
  public ModelCard card() {
    return TestCards.card("fake");
  }

  @Override
  public ModelHead head() {
    return head;
  }

  @Override
  public Future<EmbeddedPicture> embed(Buffer picture) {
    return gate.compose(open -> look(picture.toString()));
  }

  private Future<EmbeddedPicture> look(String content) {
    return content.equals("no picture")
        ? Future.failedFuture(
            new UnreadableImageException(
                new ImageProblem(Code.UNSUPPORTED_FORMAT, "unknown", 0, 0, 0)))
        : Future.succeededFuture(TeachableModel.look(head, content));
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
