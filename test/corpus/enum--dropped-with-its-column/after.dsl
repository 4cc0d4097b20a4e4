model Deal {
  id Int @id
}
