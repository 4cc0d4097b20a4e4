-- Several schemas, with the same names in them.
CREATE SCHEMA auth;
CREATE SCHEMA "odd schema";
CREATE SCHEMA extensions;
CREATE EXTENSION pg_trgm SCHEMA extensions;
CREATE TYPE auth.role AS ENUM ('a', 'b');
CREATE TYPE public.role AS ENUM ('c');
CREATE TABLE auth.users (
  id uuid PRIMARY KEY, own auth.role DEFAULT 'a', list auth.role[] DEFAULT ARRAY['a']::auth.role[], other public.role DEFAULT 'c'
);
CREATE TABLE public.users (id serial PRIMARY KEY, auth_id uuid REFERENCES auth.users);
CREATE TABLE "odd schema"."odd table" (id serial PRIMARY KEY, u int REFERENCES public.users ON DELETE CASCADE);
CREATE SEQUENCE "odd schema".s;
CREATE TABLE auth.t (n bigint NOT NULL DEFAULT nextval('"odd schema".s'), UNIQUE (n));
CREATE INDEX ON auth.users (own);
CREATE EXTENSION citext SCHEMA extensions;
CREATE EXTENSION hstore SCHEMA extensions;
CREATE TABLE auth.words (
  word extensions.citext PRIMARY KEY DEFAULT 'x', words extensions.citext[] DEFAULT ARRAY[]::extensions.citext[], data extensions.hstore, list extensions.hstore[]
);
