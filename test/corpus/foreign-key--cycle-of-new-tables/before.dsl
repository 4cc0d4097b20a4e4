model Z {
  id Int @id
}
