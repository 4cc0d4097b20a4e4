model Deal {
  id    Int @id
  count Int @identity
}
