/** A plan of faults comes in; what goes wrong with each webhook, download and call goes out. */
package dev.spotter.sim.fault;
