datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

enum Kind {
  a
  b

  @@schema("app")
}

model Deal {
  id    Int  @id
  price Int  @check("price > 0")
  kind  Kind @default(a) @check("kind = 'a'::app.\"Kind\" or price > 0")

  @@schema("app")
}
