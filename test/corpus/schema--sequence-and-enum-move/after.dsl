datasource db {
  provider = "postgresql"
  schemas  = ["public", "app"]
}

enum Role {
  A
  B

  @@schema("app")
  @@renamedFrom("public.Role")
}

sequence number {
  start = 5

  @@schema("app")
  @@renamedFrom("public.counter")
}

model User {
  id    Int    @id @default(dbgenerated("nextval('app.number'::regclass)"))
  roles Role[] @default([A])

  @@schema("app")
}
