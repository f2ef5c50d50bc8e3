package dev.spotter.classifier.caption;

/**
 * What a picture shows as a noun phrase of one language, in the two forms that sentences need.
 *
 * @param plain by itself: "a dog", "ein Hund", "un chien"
 * @param ofPhoto as it stands beside "photo", with what its language puts before it there, such as
 *     "einem Hund" after "von" or "d’un chien"
 */
public record Phrase(String plain, String ofPhoto) {}
