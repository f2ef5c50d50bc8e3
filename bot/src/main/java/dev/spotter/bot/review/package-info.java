/** The operators' page on what people taught: accept or reject it, retrain, choose a version. */
package dev.spotter.bot.review;
