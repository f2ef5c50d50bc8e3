CREATE TABLE inbox (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  platform        TEXT    NOT NULL,
  dedupe_key      TEXT    NOT NULL,
  conversation    TEXT    NOT NULL,
  upload          TEXT    NOT NULL,
  state           TEXT    NOT NULL
    CHECK (state IN ('RECEIVED', 'POSTING', 'POSTED', 'GAVE_UP')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL,
  caption         TEXT,
  reply           TEXT,
  reason          TEXT,
  received_at     INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  finished_at     INTEGER,
  UNIQUE (dedupe_key, platform)
);
CREATE INDEX inbox_open ON inbox (conversation, platform, id, next_attempt_at)
  WHERE finished_at IS NULL;
CREATE INDEX inbox_replies ON inbox (conversation, platform, id)
  WHERE state = 'POSTED';
