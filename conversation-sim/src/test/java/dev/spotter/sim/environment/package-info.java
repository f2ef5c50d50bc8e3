/** Starts the programs on machines of all kinds. */
package dev.spotter.sim.environment;
