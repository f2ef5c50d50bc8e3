-- What an operator says of a lesson: whether a new version of the model may learn from it.
ALTER TABLE lesson ADD COLUMN review TEXT NOT NULL DEFAULT 'OPEN';
