datasource db {
  provider = "postgresql"
  schemas  = ["public"]
}

enum Role {
  A
  B

  @@schema("public")
}

model User {
  id    Int    @id @default(autoincrement())
  role  Role   @default(A)
  code  Int    @default(dbgenerated("nextval('user_code')"))

  @@schema("public")
}

sequence user_code {
  ownedBy = User.code

  @@schema("public")
}
