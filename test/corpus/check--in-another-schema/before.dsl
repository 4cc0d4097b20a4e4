datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

model Deal {
  id    Int @id
  price Int

  @@schema("app")
}
