package dev.spotter.sim.scenario;

/**
 * A file to upload.
 *
 * @param name its name
 * @param bytes its content; never written to
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upload(String name, byte[] bytes) {}
