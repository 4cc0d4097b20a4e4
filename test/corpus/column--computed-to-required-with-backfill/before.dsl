model T {
  id Int  @id
  a  Int?
  b  Int? @generated("a + 1")
}
