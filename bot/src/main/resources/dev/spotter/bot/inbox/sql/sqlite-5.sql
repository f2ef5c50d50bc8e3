-- The inbox keeps events of every kind. A CHECK cannot be changed, so the table is made anew.
CREATE TABLE event (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  platform        TEXT    NOT NULL,
  dedupe_key      TEXT    NOT NULL,
  conversation    TEXT    NOT NULL,
  kind            TEXT,
  version         INTEGER NOT NULL DEFAULT 1,
  lane            TEXT    NOT NULL DEFAULT 'PHOTOS',
  message         TEXT,
  group_key       TEXT,
  leader          INTEGER,
  body            TEXT    NOT NULL,
  words           TEXT,
  state           TEXT    NOT NULL
    CHECK (state IN ('RECEIVED', 'POSTING', 'POSTED', 'DONE', 'GAVE_UP')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL,
  claimed_by      TEXT,
  claimed_until   INTEGER,
  answer          TEXT,
  unnamed         TEXT,
  reply           TEXT,
  reason          TEXT,
  received_at     INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  finished_at     INTEGER,
  UNIQUE (dedupe_key, platform)
);
INSERT INTO event (id, platform, dedupe_key, conversation, group_key, leader, body, state, attempts,
    next_attempt_at, claimed_by, claimed_until, answer, unnamed, reply, reason, received_at,
    updated_at, finished_at)
  SELECT id, platform, dedupe_key, conversation, group_key, leader, upload, state, attempts,
    next_attempt_at, claimed_by, claimed_until, caption, unnamed, reply, reason, received_at,
    updated_at, finished_at
  FROM inbox;
-- numbers of rows that were removed are not given again
DELETE FROM sqlite_sequence WHERE name = 'event';
INSERT INTO sqlite_sequence SELECT 'event', seq FROM sqlite_sequence WHERE name = 'inbox';
DROP TABLE inbox;

CREATE INDEX event_open ON event (conversation, platform, lane, id) WHERE finished_at IS NULL;
CREATE INDEX event_unfinished ON event (lane, id) WHERE finished_at IS NULL;
CREATE INDEX event_finished ON event (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX event_replies ON event (conversation, platform, id) WHERE reply IS NOT NULL;
CREATE INDEX event_reply ON event (reply, conversation, platform) WHERE reply IS NOT NULL;
CREATE INDEX event_answered ON event (message, conversation, platform) WHERE reply IS NOT NULL;
CREATE INDEX event_groups ON event (group_key, conversation, platform)
  WHERE group_key IS NOT NULL AND finished_at IS NULL;
CREATE INDEX event_members ON event (leader) WHERE leader IS NOT NULL;
