model Keeper {
  id Int @id
}
