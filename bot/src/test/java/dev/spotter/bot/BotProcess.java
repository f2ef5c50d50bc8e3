package dev.spotter.bot;

import dev.spotter.bot.classify.EmbeddedPicture;
import dev.spotter.bot.classify.ModelHead;
import dev.spotter.bot.classify.PictureClassifier;
import dev.spotter.bot.cli.BotCommand;
import dev.spotter.classifier.modelfile.ModelCard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;

/** The bot's command with a slow model made for tests, to be run as a process of its own. */
final class BotProcess {

  /** How long it looks at each picture. */
  static final int LOOK_MILLIS = 500;

  private BotProcess() {}

  /** Runs the command. */
  public static void main(String[] arguments) {
    int code =
        BotCommand.commandLine(
                (vertx, model, options, registry) -> Future.succeededFuture(slow(vertx)))
            .execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static PictureClassifier slow(Vertx vertx) {
    FakeClassifier quick = new FakeClassifier();
    return new PictureClassifier() {
      @Override
      public ModelCard card() {
        return quick.card();
      }

      @Override
      public ModelHead head() {
        return quick.head();
      }

      @Override
      public Future<EmbeddedPicture> embed(Buffer picture) {
        return vertx
            .timer(LOOK_MILLIS, TimeUnit.MILLISECONDS)
            .compose(looked -> quick.embed(picture));
      }

      @Override
      public Future<Void> check() {
        return quick.check();
      }

      @Override
      public Future<Void> close() {
        return quick.close();
      }
    };
  }
}
