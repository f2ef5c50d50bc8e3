/** How bots word their captions, in any language: templates in, whether a text fits out. */
package dev.spotter.sim.caption;
