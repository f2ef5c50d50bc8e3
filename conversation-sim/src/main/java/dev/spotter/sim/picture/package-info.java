/** Uploaded files come in; pictures in several sizes go out, their bytes kept within a bound. */
package dev.spotter.sim.picture;
