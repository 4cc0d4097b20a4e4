datasource db {
  provider = "postgresql"
  schemas  = ["public", "auth"]
}

enum Role {
  A
  B

  @@schema("auth")
  @@renamedFrom("public.Role")
}

model Account {
  id    Int    @id @default(autoincrement())
  role  Role   @default(A)
  code  Int    @default(dbgenerated("nextval('auth.user_code')"))

  @@schema("auth")
  @@renamedFrom("public.User")
}

sequence user_code {
  ownedBy = Account.code

  @@schema("auth")
}
