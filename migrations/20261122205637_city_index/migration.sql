-- schemac:parent 20261122205619_create_deals
-- schemac:schema 3fd8f3385e4f0b09

-- Create index deals_city_idx
-- locks: SHARE on deals
-- index-build: Nobody writes `deals` until the index is built.
CREATE INDEX deals_city_idx ON deals (city);
