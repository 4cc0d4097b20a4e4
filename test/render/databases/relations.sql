-- Foreign keys, and tables of many-to-many relations.
CREATE TABLE users (id serial PRIMARY KEY, code varchar(5) UNIQUE, a int, b int, UNIQUE (b, a), manager_id int REFERENCES users);
CREATE TABLE "Company" (id serial PRIMARY KEY, "ownerId" int NOT NULL REFERENCES users ON DELETE RESTRICT ON UPDATE CASCADE, "user" text);
ALTER TABLE users ADD COLUMN company_id int REFERENCES "Company" ON DELETE SET NULL ON UPDATE CASCADE;
CREATE TABLE "APIKey" (id int PRIMARY KEY, "userID" int NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE, category int);
CREATE TABLE "Category" (id int PRIMARY KEY);
ALTER TABLE "APIKey" ADD FOREIGN KEY (category) REFERENCES "Category" ON UPDATE SET DEFAULT ON DELETE SET DEFAULT;
CREATE TABLE deals (
  id int PRIMARY KEY REFERENCES users, users_id int REFERENCES users, author int, editor_id int, code text REFERENCES users (code),
  tenant int NOT NULL, x int, y int, UNIQUE (x, y),
  FOREIGN KEY (author) REFERENCES users DEFERRABLE, FOREIGN KEY (editor_id) REFERENCES users DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT again FOREIGN KEY (editor_id) REFERENCES users ON DELETE CASCADE,
  FOREIGN KEY (x, y) REFERENCES users (a, b) MATCH FULL ON DELETE SET NULL (y)
);
ALTER TABLE deals ADD CONSTRAINT unchecked FOREIGN KEY (tenant) REFERENCES "Category" NOT VALID;
CREATE TABLE mixed (id int PRIMARY KEY, a int NOT NULL, b int, FOREIGN KEY (a, b) REFERENCES users (a, b) ON DELETE RESTRICT ON UPDATE CASCADE);
CREATE TABLE keyless (user_id int REFERENCES users ON DELETE SET NULL);
CREATE TABLE "Post" (id serial PRIMARY KEY);
CREATE TABLE "Tag" (id text PRIMARY KEY);
-- As the language makes it.
CREATE TABLE "_PostToTag" ("A" integer NOT NULL, "B" text NOT NULL, CONSTRAINT "_PostToTag_AB_pkey" PRIMARY KEY ("A", "B"),
  CONSTRAINT "_PostToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "_PostToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag" ON DELETE CASCADE ON UPDATE CASCADE);
CREATE INDEX "_PostToTag_B_index" ON "_PostToTag" ("B");
-- With a name, between a model and itself.
CREATE TABLE "_friends" ("A" integer NOT NULL, "B" integer NOT NULL, CONSTRAINT "_friends_AB_pkey" PRIMARY KEY ("A", "B"),
  CONSTRAINT "_friends_A_fkey" FOREIGN KEY ("A") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "_friends_B_fkey" FOREIGN KEY ("B") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE);
CREATE INDEX "_friends_B_index" ON "_friends" ("B");
-- As Prisma made it before release 6: with a unique index.
CREATE TABLE "_older" ("A" integer NOT NULL, "B" text NOT NULL,
  CONSTRAINT "_older_A_fkey" FOREIGN KEY ("A") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "_older_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag" ON DELETE CASCADE ON UPDATE CASCADE);
CREATE UNIQUE INDEX "_older_AB_unique" ON "_older" ("A", "B");
CREATE INDEX "_older_B_index" ON "_older" ("B");
-- With the sides the other way round.
CREATE TABLE "_swapped" ("A" text NOT NULL, "B" integer NOT NULL, CONSTRAINT "_swapped_AB_pkey" PRIMARY KEY ("A", "B"),
  CONSTRAINT "_swapped_A_fkey" FOREIGN KEY ("A") REFERENCES "Tag" ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "_swapped_B_fkey" FOREIGN KEY ("B") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE);
CREATE INDEX "_swapped_B_index" ON "_swapped" ("B");
-- With a column more.
CREATE TABLE "_more" ("A" integer NOT NULL, "B" text NOT NULL, at date, CONSTRAINT "_more_AB_pkey" PRIMARY KEY ("A", "B"),
  CONSTRAINT "_more_A_fkey" FOREIGN KEY ("A") REFERENCES "Post" ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "_more_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag" ON DELETE CASCADE ON UPDATE CASCADE);
CREATE INDEX "_more_B_index" ON "_more" ("B");
