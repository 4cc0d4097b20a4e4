model Deal {
  id    Int  @id
  price Int
  more  Int? @generated("price * 2")

  @@index([more])
}
