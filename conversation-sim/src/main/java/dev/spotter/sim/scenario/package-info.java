/**
 * A scripted conversation in YAML comes in, a bot is put through it, and a report of what held and
 * what did not goes out.
 */
package dev.spotter.sim.scenario;
