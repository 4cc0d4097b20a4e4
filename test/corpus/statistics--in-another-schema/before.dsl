datasource db {
  provider = "postgresql"
  schemas  = ["public", "other"]
}

model T {
  id Int @id
  a  Int

  @@statistics([id, a])
  @@schema("public")
}

model U {
  id Int @id

  @@schema("other")
}

model V {
  id Int @id
  a  Int
  b  Int
  c  Int

  @@statistics([a, b])
  @@statistics([b, c], map: "gone")
  @@schema("public")
}
