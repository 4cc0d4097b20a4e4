datasource db {
  provider = "postgresql"
  schemas  = ["my app"]
}

enum State {
  B
  A
  C

  @@schema("my app")
}

model T {
  id BigInt  @id @default(autoincrement())
  s  State   @default(C)
  n  String? @unique

  @@schema("my app")
}
