model City {
  id Int @id
}
