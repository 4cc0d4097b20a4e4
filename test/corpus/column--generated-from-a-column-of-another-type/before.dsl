model Deal {
  id    Int     @id
  price Int
  more  BigInt? @generated("price * 2")
}
