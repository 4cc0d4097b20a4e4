model T {
  id Int @id
}
