model Invoice {
  id     Int @id
  number Int
}
