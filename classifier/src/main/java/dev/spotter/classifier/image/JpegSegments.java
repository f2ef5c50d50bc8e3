package dev.spotter.classifier.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Leaves of a JPEG what its picture is made of (ITU-T T.81, annex B), as {@link PngChunks} does of
 * a PNG: a decoder that stumbles over a comment or a profile costs the photo. What the decoder has
 * to know of the colours is told to it by a marker of Adobe's, which none misunderstands.
 */
final class JpegSegments {

  private static final int START_OF_SCAN = 0xDA;
  private static final int FIRST_APPLICATION = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int PROFILE = 0xE2;
  private static final int LAST_APPLICATION = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  private final byte[] jpeg;
  private final ByteArrayOutputStream picture;
  private byte[] exif = new byte[0];

  /** A profile longer than a segment comes in parts that know their number and the count. */
  private final Map<Integer, byte[]> profile = new TreeMap<>();

  private JpegSegments(byte[] jpeg) {
    this.jpeg = jpeg;
    this.picture = new ByteArrayOutputStream(jpeg.length + 16);
  }

  /**
   * Screens a JPEG.
   *
   * @param jpeg starts with JPEG's magic bytes
   * @param markers of this JPEG
   * @throws UnreadableImageException when it is of a kind that decoders leave aside
   */
  static SanitizedImage screened(byte[] jpeg, JpegMarkers markers) throws UnreadableImageException {
    if (markers.components() > 0 && !markers.isCommon()) {
      throw new UnreadableImageException(
          ImageProblem.of(ImageProblem.Code.UNSUPPORTED_FORMAT, markers.kind()));
    }
    JpegSegments segments = new JpegSegments(jpeg);
    segments.copy(markers.decoderTransform());
    CmykConverter inks =
        markers.components() == 4
            ? CmykConverter.ofAdobe(markers.adobeTransform())
            : CmykConverter.NONE;
    return new SanitizedImage(
        segments.picture.toByteArray(),
        markers.maxPixels(),
        inks,
        !markers.whole() && inks == CmykConverter.NONE,
        Canvas.NONE,
        new EmbeddedMetadata(segments.exif, segments.joinedProfile()));
  }

  private void copy(int transform) {
    picture.writeBytes(new byte[] {-1, (byte) 0xD8, -1, (byte) 0xEE, 0, 14});
    picture.writeBytes("Adobe".getBytes(StandardCharsets.US_ASCII));
    picture.writeBytes(new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
    int at = 2;
    while (at + 4 <= jpeg.length) {
      int marker = jpeg[at] == -1 ? unsigned(at + 1) : 0;
      if (marker == START_OF_SCAN) {
        break;
      }
      if (!JpegMarkers.hasLength(marker)) {
        at++; // filling, or bytes of no meaning, which decoders pass over
        continue;
      }
      int end =
          Math.min(jpeg.length, at + 2 + Math.max(2, unsigned(at + 2) << 8 | unsigned(at + 3)));
      if (!isMetadata(marker)) {
        picture.write(jpeg, at, end - at);
      } else if (marker == EXIF && exif.length == 0) {
        exif = after(EXIF_NAME, at + 4, end);
      } else if (marker == PROFILE && end - at > PROFILE_NAME.length + 6) {
        profile.putIfAbsent(unsigned(at + 16), after(PROFILE_NAME, at + 4, end));
      }
      at = end;
    }
    picture.write(jpeg, at, jpeg.length - at);
  }

  private static boolean isMetadata(int marker) {
    return (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION) || marker == COMMENT;
  }

  /** Returns what follows a name, or nothing when another name stands there. */
  private byte[] after(byte[] name, int from, int end) {
    boolean named =
        from + name.length <= end
            && Arrays.equals(jpeg, from, from + name.length, name, 0, name.length);
    return named ? Arrays.copyOfRange(jpeg, from + name.length, end) : new byte[0];
  }

  /** Each part begins with its number and the count of all; without one there is no profile. */
  private byte[] joinedProfile() {
    if (!profile.values().stream().allMatch(part -> part.length > 2 && part[1] == profile.size())) {
      return new byte[0];
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : profile.values()) {
      if (joined.size() + part.length <= EmbeddedMetadata.MAX_PROFILE) {
        joined.write(part, 2, part.length - 2);
      }
    }
    return joined.toByteArray();
  }

  private int unsigned(int at) {
    return at < jpeg.length ? Byte.toUnsignedInt(jpeg[at]) : 0;
  }
}
