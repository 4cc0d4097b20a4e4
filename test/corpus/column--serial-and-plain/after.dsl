model Deal {
  id    Int @id
  other Int
}
