/**
 * The command line, where a reader starts: {@code SpotterSim} is the jar's main class. Command
 * lines come in; a running simulator, transcripts and exit codes go out.
 */
package dev.spotter.sim.cli;
