/** The page as a person uses it: Chromium goes in, what is on its screen comes out. */
package dev.spotter.sim.browser;
