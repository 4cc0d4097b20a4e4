model Only {
  id Int @id @default(autoincrement())
}
