package dev.spotter.sim.picture;

/**
 * One size of a picture.
 *
 * @param id names its bytes
 * @param mediaType such as {@code image/jpeg}; of what is no picture that can be read, the type
 *     that its file's name tells
 * @param width in pixels; 0 for what is no picture
 * @param height in pixels; 0 for what is no picture
 * @param bytes length of the encoded picture
 */
public record Rendition(String id, String mediaType, int width, int height, int bytes) {}
