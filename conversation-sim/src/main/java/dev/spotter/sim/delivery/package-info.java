/**
 * Events come in; webhook requests go out to the bot, in order within a conversation and repeated
 * until it accepts them. What a request looks like is the emulation's business.
 */
package dev.spotter.sim.delivery;
