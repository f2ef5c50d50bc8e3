/**
 * An encoded image in, its {@link dev.spotter.classifier.Classification} out, from a pool of worker
 * verticles; start reading at {@link dev.spotter.bot.classify.LiveModel}.
 */
package dev.spotter.bot.classify;
