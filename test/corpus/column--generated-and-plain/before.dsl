model Deal {
  id    Int  @id
  price Int
  twice Int? @generated("price * 2")
}
