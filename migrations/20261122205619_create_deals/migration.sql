-- schemac:parent none
-- schemac:schema 17eb25cff3358a8e

-- Create enum deal_status
CREATE TYPE deal_status AS ENUM ('draft', 'live', 'ended');

-- Create table deals
CREATE TABLE deals (
  id bigserial NOT NULL,
  title text NOT NULL,
  city text NOT NULL,
  price numeric(10,2) NOT NULL,
  status deal_status NOT NULL DEFAULT 'draft',
  starts_at timestamp(6) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamp(6) with time zone,
  CONSTRAINT deals_pkey PRIMARY KEY (id)
);

-- Create comment on `deal_status`
COMMENT ON TYPE deal_status IS 'Where a deal stands in its life.';

-- Create comment on `deals`
COMMENT ON TABLE deals IS 'An offer that people can take up while it lasts.';
