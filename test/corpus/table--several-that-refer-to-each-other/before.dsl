model Country {
  id Int @id
}
