/**
 * Events come in; webhook requests go out to the bot, in order within a conversation and repeated
 * until it accepts them. What a request looks like is the face's business.
 */
package dev.spotter.sim.delivery;
