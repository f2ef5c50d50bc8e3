package dev.spotter.bot.classify;

import dev.spotter.classifier.modelfile.ModelCard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/** The {@code spotter.model} metrics: which model answers, and what became of new ones. */
final class ModelMetrics {

  private final MultiGauge info;
  private final Counter taken;
  private final Counter refused;

  ModelMetrics(MeterRegistry registry) {
    info =
        MultiGauge.builder("spotter.model.info")
            .description("1 for the model that answers now")
            .register(registry);
    taken = reloads(registry, "ok");
    refused = reloads(registry, "refused");
  }

  void answers(ModelCard model) {
    Tags which = Tags.of("name", model.name(), "version", model.version());
    info.register(List.of(Row.of(which, 1)), true);
  }

  void taken(ModelCard model) {
    taken.increment();
    answers(model);
  }

  void refused() {
    refused.increment();
  }

  private static Counter reloads(MeterRegistry registry, String outcome) {
    return Counter.builder("spotter.model.reloads")
        .description("Models that were found in the folder while the bot ran")
        .tag("outcome", outcome)
        .register(registry);
  }
}
