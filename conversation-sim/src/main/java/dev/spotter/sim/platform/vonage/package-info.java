/**
 * The simulator as Vonage Conversations: the model's events go out as signed webhooks, and what a
 * bot asks of the Conversations and media API comes in.
 */
package dev.spotter.sim.platform.vonage;
