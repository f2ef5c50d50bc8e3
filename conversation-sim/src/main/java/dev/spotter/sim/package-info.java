/** A chat platform on localhost; start reading at {@code SpotterSim}. */
package dev.spotter.sim;
