-- The inbox keeps events of every kind. Bots of the version before go on through a view that shows
-- them their own rows alone: those without a kind. They refuse a database whose inbox_version is
-- above 2, so from here on versions are counted in schema_version; a bot that knows fewer than
-- compatible_with migrations refuses to start.
ALTER TABLE inbox RENAME TO event;
ALTER TABLE event RENAME COLUMN upload TO body;
ALTER TABLE event RENAME COLUMN caption TO answer;
ALTER TABLE event
  ADD COLUMN kind    TEXT,
  ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN lane    TEXT    NOT NULL DEFAULT 'PHOTOS',
  ADD COLUMN message TEXT,
  ADD COLUMN words   TEXT;
ALTER TABLE event DROP CONSTRAINT inbox_state_check;
ALTER TABLE event ADD CONSTRAINT event_state_check
  CHECK (state IN ('RECEIVED', 'POSTING', 'POSTED', 'DONE', 'GAVE_UP')) NOT VALID;

DROP INDEX inbox_open;
DROP INDEX inbox_unfinished;
CREATE INDEX event_open ON event (conversation, platform, lane, id) WHERE finished_at IS NULL;
CREATE INDEX event_unfinished ON event (lane, id) WHERE finished_at IS NULL;
CREATE INDEX event_reply ON event (reply, conversation, platform) WHERE reply IS NOT NULL;
CREATE INDEX event_answered ON event (message, conversation, platform) WHERE reply IS NOT NULL;
ALTER INDEX inbox_finished RENAME TO event_finished;
ALTER INDEX inbox_replies RENAME TO event_replies;
ALTER INDEX inbox_groups RENAME TO event_groups;
ALTER INDEX inbox_members RENAME TO event_members;

CREATE VIEW inbox AS
  SELECT id, platform, dedupe_key, conversation, group_key, leader, body AS upload, state, attempts,
    next_attempt_at, claimed_by, claimed_until, answer AS caption, unnamed, reply, reason,
    received_at, updated_at, finished_at
  FROM event WHERE kind IS NULL;

CREATE TABLE schema_version (version INTEGER NOT NULL, compatible_with INTEGER NOT NULL);
INSERT INTO schema_version VALUES (2, 3);
