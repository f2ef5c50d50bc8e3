/** The running simulator: chat, page, pictures and emulated platforms wired to one HTTP server. */
package dev.spotter.sim.server;
