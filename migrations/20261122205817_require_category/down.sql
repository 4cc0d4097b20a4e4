-- Drop foreign key deals.deals_category_id_fkey
-- locks: ACCESS EXCLUSIVE on deals, ACCESS EXCLUSIVE on categories
ALTER TABLE deals DROP CONSTRAINT deals_category_id_fkey;

-- Change column deals.category_id: nullable
-- locks: ACCESS EXCLUSIVE on deals
ALTER TABLE deals ALTER COLUMN category_id DROP NOT NULL;

-- Create foreign key deals.deals_category_id_fkey
-- locks: SHARE ROW EXCLUSIVE on deals, SHARE ROW EXCLUSIVE on categories
-- full-scan: Nobody writes `deals` or `categories` while all rows of `deals` are checked.
ALTER TABLE deals ADD CONSTRAINT deals_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories (id) ON DELETE SET NULL ON UPDATE CASCADE;
