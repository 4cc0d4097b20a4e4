model Deal {
  id Int @id @default(autoincrement())
}
