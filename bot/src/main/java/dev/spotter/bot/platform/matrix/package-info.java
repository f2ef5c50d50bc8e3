/**
 * Matrix: the application service API, which a homeserver pushes events through, or {@code /sync}
 * of an ordinary account, in; notices by the client-server API out. The formats are those of the
 * Matrix specification, checked against a Synapse.
 */
package dev.spotter.bot.platform.matrix;
