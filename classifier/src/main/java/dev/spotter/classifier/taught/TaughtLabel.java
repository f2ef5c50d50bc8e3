package dev.spotter.classifier.taught;

import java.util.Optional;

/**
 * How well a taught label is known.
 *
 * @param label as it was taught
 * @param pictures how many different pictures show it; near-copies count once
 * @param recognised how many of them would be given the label if they had not been taught; 0 with
 *     one picture
 * @param confusedWith the other label, taught or the model's, that its pictures look most like, if
 *     any of them is nearer to it than to the label's other pictures
 * @param morePictures whether more pictures would help
 */
public record TaughtLabel(
    String label,
    int pictures,
    int recognised,
    Optional<String> confusedWith,
    boolean morePictures) {}
