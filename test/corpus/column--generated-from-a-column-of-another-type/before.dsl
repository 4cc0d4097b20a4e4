model Deal {
  id    Int     @id
  price Int
  name  String   @db.VarChar(10)
  more  BigInt? @generated("price * 2")
  long  Boolean? @generated("name > 'x'")
}
