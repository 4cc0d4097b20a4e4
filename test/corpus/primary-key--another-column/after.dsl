model T {
  a Int
  b Int @id
}
