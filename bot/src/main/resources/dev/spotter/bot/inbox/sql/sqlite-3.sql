-- who works on a row, and until when others leave it to them; and what is written beside the caption
ALTER TABLE inbox ADD COLUMN claimed_by TEXT;
ALTER TABLE inbox ADD COLUMN claimed_until INTEGER;
ALTER TABLE inbox ADD COLUMN unnamed TEXT;

DROP INDEX inbox_open;
CREATE INDEX inbox_open ON inbox (conversation, platform, id) WHERE finished_at IS NULL;
CREATE INDEX inbox_unfinished ON inbox (id) WHERE finished_at IS NULL;
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;
DROP INDEX inbox_replies;
CREATE INDEX inbox_replies ON inbox (conversation, platform, id) WHERE reply IS NOT NULL;

CREATE TABLE pace (
  conversation TEXT    NOT NULL,
  platform     TEXT    NOT NULL,
  free_at      INTEGER NOT NULL,
  PRIMARY KEY (conversation, platform)
) WITHOUT ROWID;
