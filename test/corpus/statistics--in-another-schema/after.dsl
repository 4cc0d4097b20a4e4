datasource db {
  provider = "postgresql"
  schemas  = ["public", "other"]
}

model T {
  id Int @id
  a  Int

  @@statistics([id, a], schema: "other")
  @@schema("public")
}

model U {
  id Int @id

  @@schema("other")
}
