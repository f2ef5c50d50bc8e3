-- What conversations told the bot about how to answer there: names and values, so that a version
-- that lacks one reads past it.
CREATE TABLE preference (
  platform     TEXT NOT NULL,
  conversation TEXT NOT NULL,
  name         TEXT NOT NULL,
  value        TEXT NOT NULL,
  PRIMARY KEY (conversation, platform, name)
);
