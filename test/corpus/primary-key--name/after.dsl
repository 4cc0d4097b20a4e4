model T {
  a Int @id(map: "the key")
}
