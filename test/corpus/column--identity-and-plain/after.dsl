model Deal {
  id    Int @id
  count Int
}
