package dev.spotter.sim.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.spotter.sim.TestPlatform;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureMakerTest {

  private final PictureMaker maker = new PictureMaker();

  @ParameterizedTest
  @CsvSource({
    "2000, 1000, 640, 320, 360, 180, 160, 80",
    "1000, 2000, 320, 640, 180, 360, 80, 160",
    "3000, 300, 640, 64, 360, 36, 640, 64", // the thumbnail keeps 64 pixels on its short side
    "300, 200, 300, 200, 300, 200, 160, 107",
    "100, 80, 100, 80, 100, 80, 100, 80"
  })
  void makesEverySizeWithoutEnlarging(
      int width, int height, int mw, int mh, int sw, int sh, int tw, int th) {
    List<Drawing> sizes = maker.make(TestPlatform.picture("jpg", width, height));

    assertThat(sizes)
        .extracting(Drawing::size, Drawing::width, Drawing::height)
        .containsExactly(
            tuple(Size.ORIGINAL, width, height),
            tuple(Size.MEDIUM, mw, mh),
            tuple(Size.SMALL, sw, sh),
            tuple(Size.THUMBNAIL, tw, th));
    assertThat(sizes)
        .allSatisfy(
            drawing -> {
              BufferedImage decoded = decode(drawing);
              assertThat(decoded.getWidth()).isEqualTo(drawing.width());
              assertThat(decoded.getHeight()).isEqualTo(drawing.height());
            });
  }

  @Test
  void keepsTheOriginalByteForByte() {
    byte[] upload = TestPlatform.picture("png", 700, 700);

    assertThat(maker.make(upload).get(0).encoded()).isEqualTo(upload);
  }

  @Test
  void servesASmallPictureAsItIsInEverySize() {
    byte[] upload = TestPlatform.picture("png", 32, 32);

    assertThat(maker.make(upload))
        .allSatisfy(
            drawing -> {
              assertThat(drawing.encoded()).isEqualTo(upload);
              assertThat(drawing.mediaType()).isEqualTo("image/png");
            });
  }

  @Test
  void keepsTransparency() throws IOException {
    BufferedImage clear = new BufferedImage(800, 800, BufferedImage.TYPE_INT_ARGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(clear, "png", out);

    Drawing medium = maker.make(out.toByteArray()).get(1);

    assertThat(medium.mediaType()).isEqualTo("image/png");
    assertThat(new Color(decode(medium).getRGB(9, 9), true).getAlpha()).isZero();
  }

  @Test
  void turnsAPhotoUprightAsItsExifSays() throws IOException {
    byte[] sideways = withOrientation(TestPlatform.picture("jpg", 800, 400), 6);

    assertThat(maker.make(sideways))
        .extracting(Drawing::width, Drawing::height)
        .startsWith(tuple(400, 800), tuple(320, 640));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello, this is no picture", "<svg xmlns='http://www.w3.org/2000/svg'/>"})
  void keepsWhatIsNoPictureAsItCame(String text) {
    byte[] upload = text.getBytes(StandardCharsets.UTF_8);

    List<Drawing> sizes = maker.make(upload);

    assertThat(sizes).hasSize(1);
    assertThat(sizes.get(0).width()).isZero();
    assertThat(sizes.get(0).mediaType()).isEqualTo("application/octet-stream");
    assertThat(sizes.get(0).encoded()).isEqualTo(upload);
  }

  @Test
  void keepsATruncatedPictureAsItCame() {
    byte[] whole = TestPlatform.picture("png", 700, 700);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertThat(maker.make(half)).hasSize(1);
  }

  @Test
  void neverDecodesAPictureThatClaimsToBeHuge() {
    byte[] bomb = pngHeader(45_000, 45_000);

    assertThat(maker.make(bomb)).extracting(Drawing::width).containsExactly(0);
  }

  @Test
  void warmsUpByMakingEverySize() throws IOException {
    assertThat(maker.warmUp()).hasSize(Size.values().length);
  }

  private static BufferedImage decode(Drawing drawing) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(drawing.encoded()));
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer chunk = ByteBuffer.allocate(17);
    chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    chunk.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.array());
    ByteBuffer png = ByteBuffer.allocate(33);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    png.putInt(13).put(chunk.array()).putInt((int) crc.getValue());
    return png.array();
  }

  /** Puts an EXIF block with an orientation behind a JPEG's first marker. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] tiff = {
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8, // header, big endian
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0, // one entry: orientation
      0,
      0,
      0,
      0
    };
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + tiff.length + 4);
    out.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (tiff.length + 2)).put(tiff);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }
}
