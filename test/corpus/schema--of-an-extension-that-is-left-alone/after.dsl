model T {
  id Int @id @default(autoincrement())
}
