/**
 * Pictures that show no thing, drawn by the program itself: what chats are full of beside photos,
 * and what a classifier of things should be silent about.
 */
package dev.spotter.classifier.training.graphics;
