datasource db {
  provider   = "postgresql"
  schemas    = ["public", "ext"]
  extensions = [uuidOssp(map: "uuid-ossp", schema: "ext"), citext(schema: "ext")]
}

model T {
  id String @id @default(uuid()) @db.Uuid

  @@schema("public")
}
