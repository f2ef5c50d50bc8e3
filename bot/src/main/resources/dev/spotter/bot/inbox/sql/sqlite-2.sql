ALTER TABLE inbox ADD COLUMN group_key TEXT;
ALTER TABLE inbox ADD COLUMN leader INTEGER REFERENCES inbox (id);
CREATE INDEX inbox_groups ON inbox (group_key, conversation, platform)
  WHERE group_key IS NOT NULL AND finished_at IS NULL;
CREATE INDEX inbox_members ON inbox (leader) WHERE leader IS NOT NULL;
