import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Writes pictures that show no thing, for judging: none of them should be named.
 *
 * <p>{@code java Graphics.java OUT [COUNT [SEED]]}. Written apart from what trainings draw (package
 * {@code training.graphics}), with other motifs, real fonts where there are any, and larger sizes,
 * so that a model cannot have learnt these very pictures.
 */
final class Graphics {

  private static final List<String> FONTS = List.of("SansSerif", "Serif", "Monospaced");
  private static final List<String> WORDS =
      Arrays.asList(
          "total tomorrow meeting invoice 12.40 please agree update sorry password march 7:30 order weather error never why when the a to of is it we you they delivery train 2026 report budget draft lunch call".split(" "));

  private final Random random;
  private final BufferedImage image;
  private final Graphics2D g;
  private final int w;
  private final int h;

  private Graphics(Random random) {
    this.random = random;
    w = in(300, 1300);
    h = in(300, 1300);
    image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    flood(pale());
    g.setColor(Color.BLACK);
  }

  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: java Graphics.java OUT [COUNT [SEED]]");
      System.exit(2);
    }
    System.setProperty("java.awt.headless", "true");
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 560;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 20_261_128;
    Path out = Files.createDirectories(Path.of(args[0]));
    for (int i = 0; i < count; i++) {
      Graphics picture = new Graphics(new Random(seed + 7_919L * i));
      String name = picture.draw(i);
      boolean png = picture.random.nextBoolean();
      Path file = out.resolve("%04d-%s.%s".formatted(i, name, png ? "png" : "jpg"));
      ImageIO.write(picture.image, png ? "png" : "jpg", file.toFile());
    }
  }

  private String draw(int kind) {
    random.nextLong();
    switch (kind % 28) {
      case 0: return music();
      case 1: return spreadsheet();
      case 2: return calculator();
      case 3: return inbox();
      case 4: return dialog();
      case 5: return gauges();
      case 6: return candles();
      case 7: return timeline();
      case 8: return radar();
      case 9: return invoice();
      case 10: return ticket();
      case 11: return shoppingList();
      case 12: return stickyNotes();
      case 13: return quote();
      case 14: return caption();
      case 15: return homeScreen();
      case 16: return player();
      case 17: return dataMatrix();
      case 18: return label();
      case 19: return metro();
      case 20: return contours();
      case 21: return plain();
      case 22: return gradient();
      case 23: return snow();
      case 24: return plaid();
      case 25: return blackboard();
      case 26: return difference();
      default: return lettermark();
    }
  }

  private String music() {
    int gap = in(6, 14);
    for (int top = gap * 4; top < h - gap * 6; top += gap * 11) {
      for (int line = 0; line < 5; line++) {
        g.drawLine(20, top + line * gap, w - 20, top + line * gap);
      }
      for (int x = 50; x < w - 40; x += in(gap * 2, gap * 5)) {
        int y = top + in(-2, 9) * gap / 2;
        g.fillOval(x, y, gap + 3, gap);
        g.drawLine(x + gap + 2, y, x + gap + 2, y - gap * 3);
      }
    }
    return "music";
  }

  private String spreadsheet() {
    int row = in(18, 40);
    int column = in(60, 160);
    g.setColor(vivid());
    g.fillRect(0, 0, w, row * 2);
    for (int y = row * 2; y < h; y += row) {
      for (int x = 0; x < w; x += column) {
        g.setColor(Color.LIGHT_GRAY);
        g.drawRect(x, y, column, row);
        g.setColor(Color.DARK_GRAY);
        if (random.nextInt(4) > 0) {
          text(x == 0 ? word() : "" + in(1, 9999), x + 5, y + row - 6, row / 2, column - 8);
        }
      }
    }
    return "spreadsheet";
  }

  private String calculator() {
    flood(random.nextBoolean() ? Color.BLACK : pale());
    int top = h / 3;
    g.setColor(random.nextBoolean() ? Color.GRAY : Color.WHITE);
    text("" + in(1, 99_999), w / 2, top - 20, top / 3, w / 2);
    for (int i = 0; i < 20; i++) {
      g.setColor(i % 4 == 3 ? Color.ORANGE : Color.GRAY);
      int x = i % 4 * w / 4;
      int y = top + i / 4 * (h - top) / 5;
      g.fillRoundRect(x + 6, y + 6, w / 4 - 12, (h - top) / 5 - 12, 30, 30);
      g.setColor(Color.WHITE);
      text("" + i % 10, x + w / 9, y + (h - top) / 8, (h - top) / 14, w / 8);
    }
    return "calculator";
  }

  private String inbox() {
    int row = in(40, 90);
    for (int y = row; y < h; y += row) {
      g.setColor(Color.BLACK);
      text(word() + " " + word(), 16, y - row / 2, row / 4, w / 2);
      g.setColor(Color.GRAY);
      text(sentence(), 16, y - row / 6, row / 5, w - 60);
      text(in(1, 23) + ":" + in(10, 59), w - 70, y - row / 2, row / 5, 70);
      g.drawLine(0, y, w, y);
    }
    return "inbox";
  }

  private String dialog() {
    flood(vivid());
    g.setColor(Color.WHITE);
    g.fillRoundRect(w / 8, h / 4, w * 3 / 4, h / 2, 20, 20);
    g.setColor(Color.BLACK);
    text(sentence(), w / 6, h * 2 / 5, Math.min(w, h) / 20, w * 2 / 3);
    text(sentence(), w / 6, h / 2, Math.min(w, h) / 26, w * 2 / 3);
    g.setColor(vivid());
    g.fillRoundRect(w / 2, h * 3 / 5, w / 4, h / 12, 12, 12);
    return "dialog";
  }

  private String gauges() {
    flood(random.nextBoolean() ? new Color(20, 24, 40) : pale());
    int side = Math.min(w, h) / in(2, 4);
    g.setStroke(new BasicStroke(side / 10f));
    for (int y = 0; y + side <= h; y += side) {
      for (int x = 0; x + side <= w; x += side) {
        g.setColor(Color.GRAY);
        arc(x + side / 6, y + side / 6, side * 2 / 3, -30, 240);
        g.setColor(vivid());
        arc(x + side / 6, y + side / 6, side * 2 / 3, 210 - in(20, 220), 60);
        text(in(0, 99) + "%", x + side * 2 / 5, y + side / 2, side / 8, side / 2);
      }
    }
    return "gauges";
  }

  private String candles() {
    flood(random.nextBoolean() ? Color.BLACK : Color.WHITE);
    int at = h / 2;
    int step = in(6, 24);
    for (int x = 10; x < w; x += step) {
      int next = Math.max(40, Math.min(h - 40, at + in(-h / 15, h / 15)));
      g.setColor(next < at ? new Color(20, 160, 90) : new Color(220, 60, 60));
      g.fillRect(x, Math.min(at, next), step * 2 / 3, Math.max(2, Math.abs(at - next)));
      g.drawLine(x + step / 3, Math.min(at, next) - in(0, 30), x + step / 3, Math.max(at, next) + in(0, 30));
      at = next;
    }
    return "candles";
  }

  private String timeline() {
    int row = in(20, 50);
    for (int y = row; y < h - row; y += row) {
      g.setColor(Color.DARK_GRAY);
      text(word(), 8, y + row / 2, row / 2, w / 6);
      g.setColor(vivid());
      int from = in(w / 5, w * 4 / 5);
      g.fillRoundRect(from, y, in(w / 12, w / 3), row * 2 / 3, 8, 8);
    }
    return "timeline";
  }

  private String radar() {
    int corners = in(5, 9);
    int radius = Math.min(w, h) * 2 / 5;
    for (int ring = 1; ring <= 4; ring++) {
      g.setColor(Color.LIGHT_GRAY);
      g.draw(polygon(corners, radius * ring / 4.0, 0));
    }
    for (int i = 0; i < 2; i++) {
      Color colour = vivid();
      g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 120));
      g.fill(polygon(corners, radius, 0.7));
    }
    return "radar";
  }

  private String invoice() {
    int type = Math.max(9, Math.min(w, h) / 45);
    text(word().toUpperCase(), w / 12, h / 12, type * 3, w / 2);
    for (int y = h / 6; y < h / 3; y += type * 2) {
      text(sentence(), w / 12, y, type, w / 3);
    }
    for (int y = h * 2 / 5; y < h * 4 / 5; y += type * 3) {
      g.drawLine(w / 12, y + type, w * 11 / 12, y + type);
      text(word() + " " + word(), w / 12, y, type, w / 2);
      text(in(1, 900) + "." + in(10, 99), w * 4 / 5, y, type, w / 6);
    }
    text("total " + in(100, 9999), w * 3 / 5, h * 9 / 10, type * 2, w / 3);
    return "invoice";
  }

  private String ticket() {
    flood(vivid());
    g.setColor(Color.WHITE);
    g.fillRoundRect(w / 20, h / 5, w * 9 / 10, h * 3 / 5, 40, 40);
    g.setColor(Color.BLACK);
    text(word().toUpperCase() + " " + in(1, 40), w / 10, h * 2 / 5, Math.min(w, h) / 10, w / 2);
    text(sentence(), w / 10, h / 2, Math.min(w, h) / 25, w / 2);
    for (int x = w * 2 / 3; x < w * 9 / 10; x += in(3, 12)) {
      g.fillRect(x, h / 4, in(1, 6), h / 2);
    }
    return "ticket";
  }

  private String shoppingList() {
    flood(new Color(250, 248, in(200, 245)));
    g.setColor(new Color(in(0, 40), in(0, 40), in(60, 160)));
    g.setStroke(new BasicStroke(in(2, 6), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    int row = Math.max(24, h / in(5, 14));
    for (int y = row; y < h; y += row) {
      Path2D hand = new Path2D.Double();
      double x = w / 10.0;
      hand.moveTo(x, y);
      double end = x + w * (0.2 + 0.6 * random.nextDouble());
      while (x < end) {
        x += row * (0.1 + 0.2 * random.nextDouble());
        hand.lineTo(x, y - row * 0.5 * random.nextDouble());
        if (random.nextInt(6) == 0) {
          x += row * 0.3;
          hand.moveTo(x, y);
        }
      }
      g.draw(hand);
    }
    return "list";
  }

  private String stickyNotes() {
    int side = Math.min(w, h) / in(2, 4);
    for (int i = 0; i < 12; i++) {
      g.setColor(Color.getHSBColor(random.nextFloat(), 0.4f, 1));
      int x = in(0, w - side / 2);
      int y = in(0, h - side / 2);
      g.fillRect(x, y, side, side);
      g.setColor(Color.DARK_GRAY);
      for (int line = 1; line < 4; line++) {
        text(word() + " " + word(), x + side / 10, y + line * side / 4, side / 9, side * 4 / 5);
      }
    }
    return "notes";
  }

  private String quote() {
    flood(random.nextBoolean() ? vivid() : Color.BLACK);
    g.setColor(Color.WHITE);
    int type = Math.min(w, h) / in(9, 16);
    for (int y = h / 4; y < h * 3 / 4; y += type * 3 / 2) {
      text(sentence(), w / 10, y, type, w * 4 / 5);
    }
    return "quote";
  }

  private String caption() {
    g.setPaint(new GradientPaint(0, 0, vivid(), 0, h, vivid()));
    g.fillRect(0, 0, w, h);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, w, h / 4);
    g.setColor(Color.BLACK);
    text(sentence(), w / 20, h / 6, h / 12, w * 9 / 10);
    g.setColor(Color.WHITE);
    text(sentence().toUpperCase(), w / 20, h * 9 / 10, h / 9, w * 9 / 10);
    return "caption";
  }

  private String homeScreen() {
    g.setPaint(new GradientPaint(0, 0, vivid(), w, h, vivid()));
    g.fillRect(0, 0, w, h);
    int columns = in(4, 6);
    int cell = w / columns;
    for (int y = cell / 2; y < h - cell; y += cell * 5 / 4) {
      for (int x = 0; x < columns; x++) {
        g.setColor(random.nextInt(4) == 0 ? Color.WHITE : vivid());
        g.fillRoundRect(x * cell + cell / 6, y, cell * 2 / 3, cell * 2 / 3, cell / 4, cell / 4);
        g.setColor(Color.WHITE);
        text(word(), x * cell + cell / 6, y + cell, cell / 7, cell * 2 / 3);
      }
    }
    return "home";
  }

  private String player() {
    flood(new Color(in(0, 25), in(0, 25), in(0, 25)));
    g.setColor(Color.GRAY);
    g.fillRect(w / 20, h * 9 / 10, w * 9 / 10, 6);
    g.setColor(Color.RED);
    g.fillRect(w / 20, h * 9 / 10, in(10, w / 2), 6);
    g.setColor(Color.WHITE);
    text(in(0, 9) + ":" + in(10, 59), w / 20, h * 9 / 10 - 20, 18, 100);
    if (random.nextBoolean()) {
      arc(w / 2 - 40, h / 2 - 40, 80, in(0, 360), 270);
    }
    return "player";
  }

  private String dataMatrix() {
    flood(random.nextBoolean() ? Color.WHITE : vivid());
    int cells = in(12, 44);
    int cell = Math.max(2, Math.min(w, h) * 4 / 5 / cells);
    g.setColor(Color.WHITE);
    g.fillRect((w - cell * (cells + 4)) / 2, (h - cell * (cells + 4)) / 2, cell * (cells + 4), cell * (cells + 4));
    g.setColor(Color.BLACK);
    for (int i = 0; i < cells * cells; i++) {
      int x = i % cells;
      int y = i / cells;
      if (x == 0 || y == cells - 1 || random.nextBoolean()) {
        g.fillRect((w - cell * cells) / 2 + x * cell, (h - cell * cells) / 2 + y * cell, cell, cell);
      }
    }
    return "matrix";
  }

  private String label() {
    text(word().toUpperCase(), w / 10, h / 5, h / 10, w * 4 / 5);
    text(sentence(), w / 10, h * 2 / 5, h / 22, w * 4 / 5);
    for (int x = w / 10; x < w * 9 / 10; x += in(3, 14)) {
      g.fillRect(x, h / 2, in(1, 8), h / 3);
    }
    g.setStroke(new BasicStroke(5));
    g.drawRect(10, 10, w - 20, h - 20);
    return "label";
  }

  private String metro() {
    g.setStroke(new BasicStroke(Math.min(w, h) / 50f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int line = in(3, 8); line > 0; line--) {
      g.setColor(vivid());
      int x = in(0, w);
      int y = in(0, h);
      for (int stop = in(3, 8); stop > 0; stop--) {
        int length = in(40, w / 3);
        int dx = in(-1, 1);
        int dy = in(-1, 1);
        g.drawLine(x, y, x + dx * length, y + dy * length);
        g.fillOval(x - 8, y - 8, 16, 16);
        x += dx * length;
        y += dy * length;
      }
    }
    return "metro";
  }

  private String contours() {
    flood(new Color(in(200, 240), in(220, 245), in(190, 220)));
    g.setColor(new Color(in(120, 170), in(90, 130), 60));
    for (int hill = in(2, 5); hill > 0; hill--) {
      int x = in(0, w);
      int y = in(0, h);
      double stretch = 0.5 + random.nextDouble();
      for (int ring = 10; ring < Math.max(w, h) / 2; ring += in(14, 30)) {
        g.drawOval(x - ring, (int) (y - ring * stretch), 2 * ring, (int) (2 * ring * stretch));
      }
    }
    return "contours";
  }

  private String plain() {
    flood(random.nextInt(3) == 0 ? vivid() : new Color(random.nextInt(0x1000000)));
    return "plain";
  }

  private String gradient() {
    g.setPaint(new GradientPaint(in(0, w), 0, new Color(random.nextInt(0x1000000)), in(0, w), h, new Color(random.nextInt(0x1000000))));
    g.fillRect(0, 0, w, h);
    return "gradient";
  }

  private String snow() {
    boolean grey = random.nextBoolean();
    int block = in(1, 24);
    for (int y = 0; y < h; y += block) {
      for (int x = 0; x < w; x += block) {
        int level = random.nextInt(256);
        g.setColor(grey ? new Color(level, level, level) : new Color(random.nextInt(0x1000000)));
        g.fillRect(x, y, block, block);
      }
    }
    return "snow";
  }

  private String plaid() {
    flood(vivid());
    for (int i = in(3, 9); i > 0; i--) {
      Color colour = vivid();
      g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110));
      int step = in(40, 200);
      int thick = in(6, step / 2);
      for (int at = in(0, step); at < Math.max(w, h); at += step) {
        g.fillRect(at, 0, thick, h);
        g.fillRect(0, at, w, thick);
      }
    }
    return "plaid";
  }

  private String blackboard() {
    flood(new Color(in(20, 50), in(50, 80), in(40, 70)));
    g.setColor(new Color(230, 230, 220));
    for (int i = in(4, 12); i > 0; i--) {
      text("x" + in(2, 9) + " + " + in(1, 99) + "y = " + in(1, 99), in(0, w / 2), in(40, h), in(16, 60), w);
    }
    g.setStroke(new BasicStroke(3));
    g.drawOval(in(0, w / 2), in(0, h / 2), in(40, w / 3), in(40, h / 3));
    return "blackboard";
  }

  private String difference() {
    int type = in(10, 22);
    for (int y = type * 2; y < h; y += type * 3 / 2) {
      int kind = random.nextInt(5);
      g.setColor(kind == 0 ? new Color(255, 220, 220) : kind == 1 ? new Color(215, 255, 215) : Color.WHITE);
      g.fillRect(0, y - type, w, type * 3 / 2);
      g.setColor(Color.DARK_GRAY);
      text(" ".repeat(in(0, 12)) + sentence(), 10, y, type, in(w / 4, w));
    }
    return "difference";
  }

  private String lettermark() {
    flood(random.nextBoolean() ? Color.WHITE : vivid());
    g.setColor(vivid());
    int side = Math.min(w, h) / 2;
    if (random.nextBoolean()) {
      g.fillRoundRect(w / 2 - side / 2, h / 2 - side / 2, side, side, side / 4, side / 4);
    } else {
      g.fillOval(w / 2 - side / 2, h / 2 - side / 2, side, side);
    }
    g.setColor(Color.WHITE);
    text(word().substring(0, 1).toUpperCase(), w / 2 - side / 4, h / 2 + side / 4, side / 2, side);
    return "lettermark";
  }

  /** Text in a font, or, where there are none, bars as long as its words. */
  private void text(String text, int x, int y, int size, int most) {
    try {
      g.setFont(new Font(FONTS.get(Math.floorMod(w + h, FONTS.size())), random.nextInt(4), Math.max(6, size)));
      String fitting = text;
      while (fitting.length() > 1 && g.getFontMetrics().stringWidth(fitting) > most) {
        fitting = fitting.substring(0, fitting.length() - 1);
      }
      g.drawString(fitting, x, y);
    } catch (RuntimeException | Error noFonts) {
      int at = x;
      for (String word : text.split(" ")) {
        int width = word.length() * size / 2;
        if (at + width < x + most) {
          g.fillRect(at, y - size / 2, width, size / 2);
        }
        at += width + size / 2;
      }
    }
  }

  private Path2D polygon(int corners, double radius, double jitter) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i <= corners; i++) {
      double r = radius * (1 - jitter * random.nextDouble());
      double x = w / 2.0 + r * Math.cos(2 * Math.PI * i / corners);
      double y = h / 2.0 + r * Math.sin(2 * Math.PI * i / corners);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  private void arc(int x, int y, int side, int from, int extent) {
    g.draw(new Arc2D.Double(x, y, side, side, from, extent, Arc2D.OPEN));
  }

  private void flood(Color colour) {
    g.setColor(colour);
    g.fillRect(0, 0, w, h);
  }

  private Color vivid() {
    return Color.getHSBColor(random.nextFloat(), 0.4f + 0.6f * random.nextFloat(), 0.4f + 0.6f * random.nextFloat());
  }

  private Color pale() {
    return new Color(in(225, 255), in(225, 255), in(225, 255));
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String sentence() {
    StringBuilder words = new StringBuilder();
    for (int i = in(3, 12); i > 0; i--) {
      words.append(word()).append(' ');
    }
    return words.toString().strip();
  }

  private int in(int least, int most) {
    return least + random.nextInt(Math.max(1, most - least + 1));
  }
}
