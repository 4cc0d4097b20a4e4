datasource db {
  provider = "postgresql"
  schemas  = ["one", "two"]
}

model A {
  id Int @id

  @@schema("one")
}

model B {
  id Int @id

  @@schema("two")
}
