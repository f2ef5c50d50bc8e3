/** Command lines come in; a running simulator, transcripts and exit codes go out. */
package dev.spotter.sim.cli;
