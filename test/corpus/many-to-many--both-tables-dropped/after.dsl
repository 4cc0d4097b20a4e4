model Keep {
  id Int @id
}
