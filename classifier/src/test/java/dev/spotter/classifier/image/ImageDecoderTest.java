package dev.spotter.classifier.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spotter.classifier.caption.Wording;
import dev.spotter.classifier.image.ImageProblem.Code;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  private static final int SIZE = 32;

  private final ImageDecoder decoder = new ImageDecoder(SIZE);

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp"})
  void an_image_of_the_models_size_comes_through_unchanged(String format) throws Exception {
    BufferedImage image = TestImages.noise(SIZE, SIZE, 1);

    Pixels pixels = whole(TestImages.encoded(image, format));

    assertSame(pixels, image);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 8, 16, 40})
  void an_enlarged_image_comes_back_as_it_was(int factor) throws Exception {
    BufferedImage image = TestImages.noise(SIZE, SIZE, 2);
    byte[] enlarged = TestImages.encoded(TestImages.enlarged(image, factor), "png");

    assertSame(whole(enlarged), image);
  }

  @Test
  void fine_detail_is_averaged_and_not_picked_from() throws Exception {
    BufferedImage noise = TestImages.noise(1600, 1200, 3);

    Pixels pixels = whole(TestImages.encoded(noise, "png"));

    for (byte value : pixels.planes()) {
      assertThat(Byte.toUnsignedInt(value)).isBetween(85, 170);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,500", "500,3", "33,31", "9000,2", "640,480"})
  void every_shape_is_squashed_to_the_square(int width, int height) throws Exception {
    BufferedImage image = TestImages.filled(width, height, BufferedImage.TYPE_INT_RGB, 0xFF1E90FF);

    assertFilled(whole(TestImages.encoded(image, "png")), 0x1E, 0x90, 0xFF);
  }

  /** For each EXIF value the quarters as stored that are seen as red, green, blue, white. */
  @ParameterizedTest
  @CsvSource({"1,0123", "2,1032", "3,3210", "4,2301", "5,0213", "6,2031", "7,3120", "8,1302"})
  void exif_orientation_is_applied(int orientation, String seen) throws Exception {
    byte[] jpeg = TestImages.jpegWithOrientation(TestImages.quarters(192, 128), orientation);

    Pixels pixels = whole(jpeg);

    int[] colours = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};
    for (int quarter = 0; quarter < 4; quarter++) {
      int expected = colours[seen.charAt(quarter) - '0'];
      assertThat(nearest(pixels, 8 + quarter % 2 * 16, 8 + quarter / 2 * 16))
          .as("quarter %d", quarter)
          .isEqualTo(expected);
    }
  }

  @Test
  void damaged_exif_does_not_lose_the_photo() throws Exception {
    byte[] jpeg = TestImages.jpegWithOrientation(TestImages.quarters(64, 64), 6);
    Arrays.fill(jpeg, 12, 34, (byte) 0xEE);

    assertThat(nearest(whole(jpeg), 4, 4)).isEqualTo(0xFF0000);
  }

  @ParameterizedTest
  @CsvSource({"0,255,255", "255,10,20", "128,132,137"})
  void transparency_is_laid_on_white(int alpha, int red, int green) throws Exception {
    BufferedImage image =
        TestImages.filled(40, 40, BufferedImage.TYPE_INT_ARGB, alpha << 24 | 0x0A141E);

    Pixels pixels = whole(TestImages.encoded(image, "png"));

    assertThat(Byte.toUnsignedInt(pixels.planes()[0])).isEqualTo(red);
    assertThat(Byte.toUnsignedInt(pixels.planes()[SIZE * SIZE])).isEqualTo(green);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "bmp"})
  void grey_keeps_its_value_in_all_channels(String format) throws Exception {
    byte[] encoded = TestImages.encoded(grey(BufferedImage.TYPE_BYTE_GRAY, 100), format);

    assertFilled(whole(encoded), 100, 100, 100);
  }

  @Test
  void sixteen_bit_grey_keeps_its_upper_byte() throws Exception {
    byte[] png = TestImages.encoded(grey(BufferedImage.TYPE_USHORT_GRAY, 100 << 8 | 7), "png");

    assertFilled(whole(png), 100, 100, 100);
  }

  @Test
  void grey_with_alpha_is_not_brightened() throws Exception {
    ImageTypeSpecifier type = ImageTypeSpecifier.createGrayscale(8, 0, false, false);
    BufferedImage image = type.createBufferedImage(SIZE, SIZE);
    WritableRaster raster = image.getRaster();
    for (int i = 0; i < SIZE * SIZE; i++) {
      raster.setPixel(i % SIZE, i / SIZE, new int[] {100, 255});
    }

    assertFilled(whole(TestImages.encoded(image, "png")), 100, 100, 100);
  }

  @Test
  void sixteen_bit_colour_keeps_its_upper_bytes() throws Exception {
    BufferedImage image =
        ImageTypeSpecifier.createInterleaved(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                new int[] {0, 1, 2},
                DataBuffer.TYPE_USHORT,
                false,
                false)
            .createBufferedImage(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      image.getRaster().setPixel(i % SIZE, i / SIZE, new int[] {0x1234, 0x5678, 0x9ABC});
    }

    assertFilled(whole(TestImages.encoded(image, "png")), 0x12, 0x56, 0x9A);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void palette_images_are_read(int bits) throws Exception {
    byte[] red = {0x10, (byte) 0xE0};
    byte[] green = {0x20, (byte) 0xD0};
    byte[] blue = {0x30, (byte) 0xC0};
    IndexColorModel palette = new IndexColorModel(bits, 2, red, green, blue);
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage image = new BufferedImage(50, 50, type, palette);
    image.getRaster().setPixels(0, 0, 50, 50, ones(50 * 50));

    assertFilled(whole(TestImages.encoded(image, "png")), 0xE0, 0xD0, 0xC0);
  }

  @Test
  void only_the_first_frame_of_an_animation_counts() throws Exception {
    byte[] gif = animation(0xFF00AA00, 0xFFAA0000);

    assertFilled(whole(gif), 0x00, 0xAA, 0x00);
  }

  @Test
  void a_jpeg_followed_by_other_bytes_is_read() throws Exception {
    byte[] jpeg = TestImages.encoded(TestImages.quarters(64, 64), "jpeg");

    Pixels pixels = whole(Arrays.copyOf(jpeg, jpeg.length + 10_000));

    assertThat(nearest(pixels, 4, 4)).isEqualTo(0xFF0000);
  }

  @Test
  void a_jpeg_without_its_end_marker_is_read() throws Exception {
    byte[] jpeg = TestImages.encoded(TestImages.quarters(64, 64), "jpeg");

    Pixels pixels = whole(Arrays.copyOf(jpeg, jpeg.length - 2));

    assertThat(nearest(pixels, 28, 28)).isEqualTo(0xFFFFFF);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void what_cannot_be_read_says_why(String name, byte[] bytes, Code reason, String words) {
    UnreadableImageException thrown =
        catchThrowableOfType(UnreadableImageException.class, () -> decoder.decode(bytes));

    assertThat(thrown).isNotNull();
    assertThat(Wording.ENGLISH.problem(thrown.problem())).contains(words);
    assertThat(thrown.problem().code()).isEqualTo(reason);
  }

  static Stream<Arguments> what_cannot_be_read_says_why() {
    BufferedImage noise = TestImages.noise(300, 200, 4);
    return Stream.of(
        Arguments.of("no bytes", new byte[0], Code.EMPTY, "empty"),
        Arguments.of(
            "text named .jpg",
            "not a picture".getBytes(StandardCharsets.UTF_8),
            Code.UNSUPPORTED_FORMAT,
            "no JPEG, PNG, GIF, WebP or BMP"),
        Arguments.of(
            "too many bytes",
            new byte[ImageDecoder.MAX_BYTES + 1],
            Code.TOO_LARGE,
            "larger than 50 MB"),
        Arguments.of(
            "too many pixels",
            TestImages.pngClaiming(60_000, 60_000),
            Code.TOO_LARGE,
            "60,000 x 60,000"),
        Arguments.of(
            "too long a side", TestImages.pngClaiming(90_000_000, 1), Code.TOO_LARGE, "90,000"),
        Arguments.of("only a head", TestImages.pngClaiming(32, 32), Code.CORRUPT, "PNG"),
        Arguments.of("no pixels", TestImages.pngClaiming(0, 32), Code.CORRUPT, "PNG"),
        Arguments.of("a JPEG's head", head(noise, "jpeg"), Code.CORRUPT, "JPEG"),
        Arguments.of("a PNG's head", head(noise, "png"), Code.CORRUPT, "PNG"),
        Arguments.of("a GIF's head", head(noise, "gif"), Code.CORRUPT, "GIF"),
        Arguments.of("a BMP's head", head(noise, "bmp"), Code.CORRUPT, "BMP"),
        Arguments.of(
            "12 bits", jpegOf(0xC1, 12), Code.UNSUPPORTED_FORMAT, "the file is a 12-BIT JPEG"),
        Arguments.of("lossless", jpegOf(0xC3, 8), Code.UNSUPPORTED_FORMAT, "a LOSSLESS JPEG"));
  }

  private static byte[] head(BufferedImage image, String format) {
    byte[] whole = TestImages.encoded(image, format);
    return Arrays.copyOf(whole, 60);
  }

  private static byte[] jpegOf(int process, int precision) {
    byte[] jpeg = TestImages.encoded(TestImages.quarters(64, 64), "jpeg");
    int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
    jpeg[frame + 1] = (byte) process;
    jpeg[frame + 4] = (byte) precision;
    return jpeg;
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void of_a_picture_that_is_cut_short_the_rows_before_are_shown(String format) throws Exception {
    BufferedImage noise = TestImages.noise(300, 200, 4);
    byte[] whole = TestImages.encoded(noise, format);

    Pixels pixels = whole(Arrays.copyOf(whole, whole.length / 2));

    assertThat(Byte.toUnsignedInt(pixels.planes()[5 * SIZE + 5])).isBetween(70, 190);
    assertThat(nearest(pixels, 5, 30)).isEqualTo(0xFFFFFF);
  }

  private static BufferedImage grey(int type, int value) {
    BufferedImage image = new BufferedImage(50, 50, type);
    int[] samples = ones(50 * 50);
    Arrays.setAll(samples, i -> value);
    image.getRaster().setPixels(0, 0, 50, 50, samples);
    return image;
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static byte[] animation(int... colours) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int colour : colours) {
        BufferedImage frame = TestImages.filled(40, 40, BufferedImage.TYPE_INT_RGB, colour);
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static void assertSame(Pixels pixels, BufferedImage image) {
    for (int i = 0; i < SIZE * SIZE; i++) {
      assertThat(rgb(pixels, i % SIZE, i / SIZE))
          .as("pixel %d", i)
          .isEqualTo(image.getRGB(i % SIZE, i / SIZE) & 0xFFFFFF);
    }
  }

  private static void assertFilled(Pixels pixels, int red, int green, int blue) {
    for (int i = 0; i < SIZE * SIZE; i++) {
      assertThat(rgb(pixels, i % SIZE, i / SIZE)).isEqualTo(red << 16 | green << 8 | blue);
    }
  }

  private static int rgb(Pixels pixels, int x, int y) {
    int at = y * SIZE + x;
    int plane = SIZE * SIZE;
    return Byte.toUnsignedInt(pixels.planes()[at]) << 16
        | Byte.toUnsignedInt(pixels.planes()[plane + at]) << 8
        | Byte.toUnsignedInt(pixels.planes()[2 * plane + at]);
  }

  /** Rounds each channel to dark or full, which JPEG's losses do not change. */
  private static int nearest(Pixels pixels, int x, int y) {
    int rgb = rgb(pixels, x, y);
    return (rgb >> 16 > 127 ? 0xFF0000 : 0)
        | ((rgb >> 8 & 0xFF) > 127 ? 0xFF00 : 0)
        | ((rgb & 0xFF) > 127 ? 0xFF : 0);
  }

  private Pixels whole(byte[] image) throws UnreadableImageException {
    return decoder.decode(image).views().get(0);
  }
}
