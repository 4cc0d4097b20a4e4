datasource db {
  provider = "postgresql"
  schemas  = ["market", "public"]
}

enum Role {
  A
  B

  @@schema("market")
}

model User {
  id    Int    @id @default(autoincrement())
  role  Role   @default(B)
  mail  String

  @@index([mail])
  @@schema("market")
}

sequence counter {
  @@schema("market")
}
