-- Drop index deals_city_idx
-- locks: ACCESS EXCLUSIVE on deals
DROP INDEX deals_city_idx;
