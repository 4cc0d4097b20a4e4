model T {
  id Int @id
  b  Int
}
