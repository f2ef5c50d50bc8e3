/**
 * A rate and a length come in; photos go out to a bot at that rate whatever it does, and what came
 * of each is counted.
 */
package dev.spotter.sim.load;
