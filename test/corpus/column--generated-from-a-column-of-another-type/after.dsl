model Deal {
  id    Int     @id
  price BigInt
  name  String   @db.VarChar(20)
  more  BigInt? @generated("price * 2")
  long  Boolean? @generated("name > 'x'")
}
