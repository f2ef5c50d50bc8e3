package dev.spotter.classifier.network;

import ai.djl.nn.Block;
import dev.spotter.classifier.engine.Precision;

/**
 * A network made ready for inference, see {@link InferenceTuner}.
 *
 * @param block input to features and logits, as {@link AirbenchNetwork#embedding}
 * @param precision in which its convolutions compute
 */
public record InferenceNetwork(Block block, Precision precision) {}
