model Old {
  id   Int    @id @default(autoincrement())
  name String @unique
  sum  BigInt
}
