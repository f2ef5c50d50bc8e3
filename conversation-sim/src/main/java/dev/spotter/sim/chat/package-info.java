/**
 * The conversation model: posts by members come in, numbered events go out to every listener. It
 * knows no platform; the emulations translate it.
 */
package dev.spotter.sim.chat;
