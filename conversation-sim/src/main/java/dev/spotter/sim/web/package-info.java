/**
 * What the web page in a person's browser asks for comes in; the chat as JSON, pictures and a live
 * stream go out.
 */
package dev.spotter.sim.web;
