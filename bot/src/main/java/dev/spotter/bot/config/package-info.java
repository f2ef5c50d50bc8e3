/** A YAML file and the environment in, checked values out. */
package dev.spotter.bot.config;
