-- Columns that change while a row is worked on are in no index, so that its new versions stay on
-- its page (HOT updates), for which a part of each page is left free.
CREATE TABLE inbox (
  id              BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  platform        TEXT    NOT NULL,
  dedupe_key      TEXT    NOT NULL,
  conversation    TEXT    NOT NULL,
  group_key       TEXT,
  leader          BIGINT,
  upload          TEXT    NOT NULL,
  state           TEXT    NOT NULL
    CHECK (state IN ('RECEIVED', 'POSTING', 'POSTED', 'GAVE_UP')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at BIGINT  NOT NULL,
  claimed_by      TEXT,
  claimed_until   BIGINT,
  caption         TEXT,
  unnamed         TEXT,
  reply           TEXT,
  reason          TEXT,
  received_at     BIGINT  NOT NULL,
  updated_at      BIGINT  NOT NULL,
  finished_at     BIGINT,
  UNIQUE (dedupe_key, platform)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX inbox_open ON inbox (conversation, platform, id) WHERE finished_at IS NULL;
CREATE INDEX inbox_unfinished ON inbox (id) WHERE finished_at IS NULL;
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX inbox_replies ON inbox (conversation, platform, id) WHERE reply IS NOT NULL;
CREATE INDEX inbox_groups ON inbox (group_key, conversation, platform)
  WHERE group_key IS NOT NULL AND finished_at IS NULL;
CREATE INDEX inbox_members ON inbox (leader) WHERE leader IS NOT NULL;

CREATE TABLE pace (
  conversation TEXT   NOT NULL,
  platform     TEXT   NOT NULL,
  free_at      BIGINT NOT NULL,
  PRIMARY KEY (conversation, platform)
) WITH (fillfactor = 60);

CREATE TABLE inbox_version (version INTEGER NOT NULL);
INSERT INTO inbox_version VALUES (0);
