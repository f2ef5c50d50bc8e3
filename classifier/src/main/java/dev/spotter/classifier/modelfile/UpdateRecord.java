package dev.spotter.classifier.modelfile;

/**
 * How a model was updated by corrections, and what that changed. Accuracies are from 0 to 1.
 *
 * @param file the {@link dev.spotter.classifier.decision.LinearLayer} that is added to the logits,
 *     beside {@code model.json}
 * @param features version of the model that the features are of: what was taught to that model
 *     holds for this one, for an update leaves features as they are
 * @param from version of the model that was updated
 * @param made when, ISO 8601
 * @param corrections how many it learnt from
 * @param correctedBefore share of them that were answered right before
 * @param corrected likewise after
 * @param heldOut images that it was judged by
 * @param accuracyBefore share of them that were answered right before
 * @param accuracy likewise after
 */
public record UpdateRecord(
    FileEntry file,
    String features,
    String from,
    String made,
    int corrections,
    double correctedBefore,
    double corrected,
    int heldOut,
    double accuracyBefore,
    double accuracy) {}
