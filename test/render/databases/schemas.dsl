datasource db {
  provider   = "postgresql"
  schemas    = ["auth", "extensions", "odd schema", "public"]
  extensions = [citext(schema: "extensions"), hstore(schema: "extensions"), pg_trgm(schema: "extensions")]
}

model auth_users {
  id    String      @id @db.Uuid
  own   auth_role?  @default(a)
  list  auth_role[] @default([a])
  other role?       @default(c)
  users users[]

  @@index([own])
  @@map("users")
  @@schema("auth")
}

model odd_table {
  id    Int    @id @default(autoincrement())
  u     Int?
  users users? @relation(fields: [u], references: [id], onDelete: Cascade, onUpdate: NoAction)

  @@map("odd table")
  @@schema("odd schema")
}

model t {
  n BigInt @unique(constraint: true) @default(dbgenerated("nextval('\"odd schema\".s'::regclass)"))

  @@schema("auth")
}

model users {
  id         Int         @id @default(autoincrement())
  auth_id    String?     @db.Uuid
  auth       auth_users? @relation(fields: [auth_id], references: [id], onDelete: NoAction, onUpdate: NoAction)
  odd_tables odd_table[]

  @@schema("public")
}

model words {
  word  String                             @id @default("x") @db.Citext
  words String[]                           @default(dbgenerated("ARRAY[]::extensions.citext[]")) @db.Citext
  data  Unsupported("extensions.hstore")?
  list  Unsupported("extensions.hstore")[]

  @@schema("auth")
}

sequence s {
  @@schema("odd schema")
}

enum auth_role {
  a
  b

  @@map("role")
  @@schema("auth")
}

enum role {
  c

  @@schema("public")
}
