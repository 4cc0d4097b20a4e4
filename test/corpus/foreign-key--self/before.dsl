model Node {
  id Int @id
  up Int?
}
