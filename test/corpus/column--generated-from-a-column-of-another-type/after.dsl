model Deal {
  id    Int     @id
  price BigInt
  more  BigInt? @generated("price * 2")
}
