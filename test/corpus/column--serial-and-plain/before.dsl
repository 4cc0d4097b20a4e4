model Deal {
  id    Int @id @default(autoincrement())
  other Int @default(autoincrement())
}
