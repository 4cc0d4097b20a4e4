-- Names that the language cannot have, or that are taken.
CREATE TYPE "Mood" AS ENUM ('sad', 'so so', '2fa', 'true', 'Ünï', 'it''s');
CREATE TABLE "weird table" (
  "a b" int PRIMARY KEY, "a_b" int, "a-b" int, "1x" int, "_u" int, "Ünï" text, "日本" text, "select" int, "emoji😀" int,
  mood "Mood" NOT NULL DEFAULT 'so so', moods "Mood"[] DEFAULT ARRAY['sad', 'it''s']::"Mood"[], yes "Mood" DEFAULT 'true'
);
CREATE TABLE "class" (id int PRIMARY KEY);
CREATE TABLE "using" (id int PRIMARY KEY);
CREATE TABLE "String" (id int PRIMARY KEY);
CREATE TABLE "hidden" (id int PRIMARY KEY);
CREATE TABLE "_hidden" (id int PRIMARY KEY, class_id int REFERENCES "class");
CREATE TABLE "日本" (id int PRIMARY KEY);
CREATE TABLE "quote ""d" ("co""l" int PRIMARY KEY, CONSTRAINT "odd ""name" UNIQUE ("co""l"));
CREATE TABLE a_very_long_table_name_that_goes_on_and_on (
  another_quite_long_column_name int, id int PRIMARY KEY,
  parent_with_a_long_name_id int
);
CREATE INDEX a_very_long_table_name_that_goes_on_and_on_another_quite_lo_idx
  ON a_very_long_table_name_that_goes_on_and_on (another_quite_long_column_name, id);
ALTER TABLE a_very_long_table_name_that_goes_on_and_on
  ADD CONSTRAINT a_very_long_table_name_that_goes_on_and_on_parent_with_a_l_fkey
  FOREIGN KEY (parent_with_a_long_name_id) REFERENCES a_very_long_table_name_that_goes_on_and_on;
CREATE TABLE empty ();
CREATE TABLE no_key (x int NOT NULL, y text UNIQUE);
