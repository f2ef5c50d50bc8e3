-- whose photos are left alone: '' stands for every conversation, or for every member
CREATE TABLE opt_out (
  platform     TEXT NOT NULL,
  conversation TEXT NOT NULL,
  member       TEXT NOT NULL,
  PRIMARY KEY (platform, conversation, member)
);
