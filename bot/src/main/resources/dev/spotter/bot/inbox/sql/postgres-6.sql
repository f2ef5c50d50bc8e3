-- What an operator says of a lesson: whether a new version of the model may learn from it. Older bots
-- read and write lessons as before, which leaves them open.
ALTER TABLE lesson ADD COLUMN review TEXT NOT NULL DEFAULT 'OPEN';
