model T {
  a Int @id
  b Int
}
