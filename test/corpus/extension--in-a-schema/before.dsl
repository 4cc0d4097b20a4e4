datasource db {
  provider   = "postgresql"
  schemas    = ["public", "ext"]
  extensions = [uuidOssp(map: "uuid-ossp", schema: "ext")]
}

model T {
  id String @id @default(dbgenerated("ext.uuid_generate_v4()")) @db.Uuid

  @@schema("public")
}
