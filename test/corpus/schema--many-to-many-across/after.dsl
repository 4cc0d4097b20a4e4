datasource db {
  provider = "postgresql"
  schemas  = ["one", "two"]
}

model A {
  id Int @id
  bs B[]

  @@schema("one")
}

model B {
  id Int @id
  as A[]

  @@schema("two")
}
