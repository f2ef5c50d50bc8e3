/** Bytes of a request come in; its body goes out, never longer than allowed. */
package dev.spotter.sim.http;
