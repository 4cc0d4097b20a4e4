model Old {
  id  Int @id @default(autoincrement())
  sum Int
}

model New {
  id   Int    @id @default(autoincrement())
  name String @unique
  sum  BigInt
}
