model T {
  id Int @id
  n  Int
}
