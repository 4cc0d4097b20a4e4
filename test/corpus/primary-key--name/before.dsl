model T {
  a Int @id
}
