package dev.spotter.classifier.modelfile;

/**
 * A model's figures on held-out images, one forward pass an image.
 *
 * @param images how many
 * @param accuracy top-1 accuracy, 0 to 1
 * @param logLoss mean negative log-likelihood, natural logarithm
 * @param expectedCalibrationError 15 equal bins, 0 to 1
 */
public record MeasuredFigures(
    int images, double accuracy, double logLoss, double expectedCalibrationError) {}
