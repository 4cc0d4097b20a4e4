model T {
  a Int @unique
  b Int
}
