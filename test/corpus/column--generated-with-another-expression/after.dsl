model Deal {
  id    Int  @id
  price Int
  more  Int? @generated("price * 3 + id")

  @@index([more])
}
