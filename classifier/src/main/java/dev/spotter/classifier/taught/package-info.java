/**
 * Few-shot learning in a conversation: what people said that pictures show becomes a head of that
 * conversation, beside the model's own and without changing it.
 */
package dev.spotter.classifier.taught;
