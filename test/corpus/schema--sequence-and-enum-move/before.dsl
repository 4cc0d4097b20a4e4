datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

enum Role {
  A
  B

  @@schema("public")
}

sequence counter {
  start = 5

  @@schema("public")
}

model User {
  id    Int    @id @default(dbgenerated("nextval('counter'::regclass)"))
  roles Role[] @default([A])

  @@schema("app")
}
