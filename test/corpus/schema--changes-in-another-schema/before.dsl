datasource db {
  provider = "postgresql"
  schemas  = ["my app"]
}

enum State {
  A
  B

  @@schema("my app")
}

model T {
  id Int    @id @default(autoincrement())
  s  State  @default(A)
  n  String @db.VarChar(10)

  @@schema("my app")
}
