/** The simulator as a whole: its server, its options, and the platforms that it speaks as. */
package dev.spotter.sim.server;
