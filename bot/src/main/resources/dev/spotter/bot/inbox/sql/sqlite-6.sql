-- What people taught: a label with the features of a picture, no picture. What was undone keeps its
-- key alone, so that neither it nor its undoing happens twice.
CREATE TABLE lesson (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  platform     TEXT    NOT NULL,
  dedupe_key   TEXT    NOT NULL,
  part         INTEGER NOT NULL,
  conversation TEXT    NOT NULL,
  teacher      TEXT    NOT NULL,
  uploader     TEXT    NOT NULL,
  photo        TEXT    NOT NULL,
  picture      INTEGER NOT NULL,
  label        TEXT    NOT NULL,
  phrase       TEXT    NOT NULL,
  relation     TEXT    NOT NULL,
  kind         TEXT,
  model        TEXT    NOT NULL,
  features     BLOB    NOT NULL,
  taught_at    INTEGER NOT NULL,
  undone_by    TEXT,
  UNIQUE (platform, dedupe_key, part)
);
CREATE INDEX lesson_conversation ON lesson (conversation, platform, id);
