/**
 * The platforms that the simulator can speak as, one package each: the model's events go out in the
 * platform's form, and what a bot asks of the platform's API comes in.
 */
package dev.spotter.sim.platform;
