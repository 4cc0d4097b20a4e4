-- schemac:parent 20261122205703_categories
-- schemac:schema 71a9f876ca4c4cb0

-- Every deal so far is filed under one category; the next migration makes the category required.
INSERT INTO categories (slug, name) VALUES ('unsorted', 'Unsorted') ON CONFLICT (slug) DO NOTHING;

UPDATE deals
SET category_id = (SELECT id FROM categories WHERE slug = 'unsorted')
WHERE category_id IS NULL;
