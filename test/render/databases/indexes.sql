-- Primary keys, unique constraints and indexes in all their forms.
CREATE EXTENSION pg_trgm;
CREATE TABLE keys (
  a int, b bigint, c int UNIQUE, d date, e text, f text, g jsonb, h text[], i point, j time, k time, l time,
  CONSTRAINT pk PRIMARY KEY (b, a), UNIQUE NULLS NOT DISTINCT (d), CONSTRAINT named UNIQUE (a, c) DEFERRABLE,
  UNIQUE (j) DEFERRABLE INITIALLY DEFERRED, UNIQUE (k) INCLUDE (l), UNIQUE (l)
);
CREATE UNIQUE INDEX keys_c_idx ON keys (c);
CREATE UNIQUE INDEX keys_e_key ON keys (e);
CREATE UNIQUE INDEX keys_f_key ON keys (f DESC);
CREATE UNIQUE INDEX keys_part ON keys (lower(f)) WHERE f <> '';
CREATE UNIQUE INDEX keys_free ON keys (a) NULLS NOT DISTINCT WHERE b > 0;
CREATE INDEX ON keys (a);
CREATE INDEX ON keys (lower(e), (a + c) DESC NULLS LAST, d NULLS FIRST);
CREATE INDEX keys_full ON keys (e text_pattern_ops, f COLLATE "C" DESC) INCLUDE (d, g) WITH (fillfactor = 70, deduplicate_items = off)
  WHERE a > 3 AND e IS NOT NULL;
CREATE INDEX keys_gin ON keys USING gin (e gin_trgm_ops, h);
CREATE INDEX keys_trgm ON keys USING gist (e gist_trgm_ops (siglen = 32));
CREATE INDEX keys_path ON keys USING gin (g jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX keys_json ON keys USING gin (g);
CREATE INDEX keys_hash ON keys USING hash (e);
CREATE INDEX keys_brin ON keys USING brin (d, a);
CREATE INDEX keys_gist ON keys USING gist (i);
CREATE INDEX keys_spgist ON keys USING spgist (e);
CREATE TABLE id_twice (id int PRIMARY KEY, UNIQUE (id));
CREATE TABLE list_key (k text[] PRIMARY KEY);
