model Deal {
  key   String @id
  num   Int    @unique @default(autoincrement())
  other BigInt @default(autoincrement())
}
