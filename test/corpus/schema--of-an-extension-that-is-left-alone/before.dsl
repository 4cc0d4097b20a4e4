datasource db {
  provider   = "postgresql"
  schemas    = ["public", "kept"]
  extensions = [citext(schema: "kept")]
}

sequence kept_numbers {
  type = Int

  @@schema("public")
}

model T {
  id Int @id @default(dbgenerated("nextval('kept_numbers')"))

  @@schema("public")
}
