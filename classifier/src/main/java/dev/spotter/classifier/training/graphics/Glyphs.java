package dev.spotter.classifier.training.graphics;

/**
 * A bitmap font of 5 x 7 cells, so that text is drawn alike on every machine, also on one without
 * fonts. Immutable.
 */
final class Glyphs {

  /** Cells of a glyph. */
  static final int COLUMNS = 5;

  /** Cells of a glyph, downwards. */
  static final int ROWS = 7;

  /**
   * Capitals, digits and some small letters come in this order; then full stop, comma, colon, dash.
   */
  static final int CAPITALS = 26;

  static final int DIGITS = 10;

  static final int SMALL = 12;

  /** Two hex digits a column, five columns a glyph, bit 0 at the top. */
  private static final String COLUMN_BITS =
      "7E1111117E7F494949363E414141227F4141221C7F494949417F090909013E4149497A7F0808087F"
          + "00417F41002040413F017F081422417F404040407F020C027F7F0408107F3E4141413E7F09090906"
          + "3E4151215E7F09192946464949493101017F01013F4040403F1F2040201F3F4038403F6314081463"
          + "070870080761514945433E5149453E00427F400042615149462141454B311814127F102745454539"
          + "3C4A49493001710905033649494936064949291E2054545478384444442038545454187F08040478"
          + "7C041804787C0804047838444444387C080404084854545420043F4440203C4040207C1C2040201C"
          + "0060600000005030000000363600000808080808";

  private Glyphs() {}

  /**
   * Returns whether a glyph's cell is inked.
   *
   * @param glyph 0 to 51
   * @param column 0 to 4
   * @param row 0 to 6, from the top
   */
  static boolean inked(int glyph, int column, int row) {
    int at = (glyph * COLUMNS + column) * 2;
    return (Integer.parseInt(COLUMN_BITS, at, at + 2, 16) >> row & 1) == 1;
  }
}
