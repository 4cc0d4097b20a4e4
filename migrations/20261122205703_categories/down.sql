-- Drop foreign key deals.deals_category_id_fkey
-- locks: ACCESS EXCLUSIVE on deals, ACCESS EXCLUSIVE on categories
ALTER TABLE deals DROP CONSTRAINT deals_category_id_fkey;

-- Drop index deals_category_id_idx
-- locks: ACCESS EXCLUSIVE on deals
DROP INDEX deals_category_id_idx;

-- Drop column deals.category_id
-- locks: ACCESS EXCLUSIVE on deals
-- data-loss: The values of column `deals.category_id` are lost.
ALTER TABLE deals DROP COLUMN category_id;

-- Drop table categories
-- locks: ACCESS EXCLUSIVE on categories
-- data-loss: The rows of table `categories` are lost.
DROP TABLE categories;
