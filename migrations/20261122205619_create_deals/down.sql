-- Drop table deals
-- locks: ACCESS EXCLUSIVE on deals
-- data-loss: The rows of table `deals` are lost.
DROP TABLE deals;

-- Drop enum deal_status
DROP TYPE deal_status;
