-- Comments on everything that has a line of its own.
CREATE TYPE mood AS ENUM ('sad');
CREATE SEQUENCE down;
CREATE TABLE authors (id int PRIMARY KEY, email text NOT NULL, name text, editor_id int REFERENCES authors, CONSTRAINT authors_email_key UNIQUE (email));
CREATE INDEX authors_name_idx ON authors (name);
COMMENT ON TYPE mood IS 'How one feels.';
COMMENT ON SEQUENCE down IS 'Counts.';
COMMENT ON TABLE authors IS E'Those who write.\n\nIndented:\n  two';
COMMENT ON COLUMN authors.name IS '/// odd " comment \ with // in it';
COMMENT ON CONSTRAINT authors_email_key ON authors IS 'One each.';
COMMENT ON CONSTRAINT authors_pkey ON authors IS 'The key.';
COMMENT ON CONSTRAINT authors_editor_id_fkey ON authors IS 'Who reads it first.';
COMMENT ON INDEX authors_name_idx IS '日本 😀';
