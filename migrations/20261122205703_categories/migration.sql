-- schemac:parent 20261122205637_city_index
-- schemac:schema 71a9f876ca4c4cb0

-- Create table categories
CREATE TABLE categories (
  id serial NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  CONSTRAINT categories_pkey PRIMARY KEY (id)
);

-- Create column deals.category_id
-- locks: ACCESS EXCLUSIVE on deals
ALTER TABLE deals ADD COLUMN category_id integer;

-- Create unique index categories_slug_key
CREATE UNIQUE INDEX categories_slug_key ON categories (slug);

-- Create index deals_category_id_idx
-- locks: SHARE on deals
-- index-build: Nobody writes `deals` until the index is built.
CREATE INDEX deals_category_id_idx ON deals (category_id);

-- Create foreign key deals.deals_category_id_fkey
-- locks: SHARE ROW EXCLUSIVE on deals
-- full-scan: Nobody writes `deals` or `categories` while all rows of `deals` are checked.
ALTER TABLE deals ADD CONSTRAINT deals_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories (id) ON DELETE SET NULL ON UPDATE CASCADE;

-- Create comment on `categories`
COMMENT ON TABLE categories IS 'What deals are filed under.';
