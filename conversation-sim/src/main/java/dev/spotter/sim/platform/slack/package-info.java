/**
 * The simulator as Slack: the model's events go out signed or over Socket Mode, and what a bot asks
 * of the Web API and of the file store comes in.
 */
package dev.spotter.sim.platform.slack;
