datasource db {
  provider = "postgresql"
  schemas  = ["shop", "public"]
}

enum Role {
  A
  B

  @@schema("shop")
}

model User {
  id    Int    @id @default(autoincrement())
  role  Role   @default(A)
  email String

  @@index([email])
  @@schema("shop")
}

sequence counter {
  @@schema("shop")
}
