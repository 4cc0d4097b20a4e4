model Only {
  id BigInt @id @default(autoincrement())
}
