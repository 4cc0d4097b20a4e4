datasource db {
  provider   = "postgresql"
  schemas    = ["public", "ext"]
  extensions = [xml2(schema: "ext")]
}

model T {
  id   Int    @id
  text String

  @@schema("public")
}
