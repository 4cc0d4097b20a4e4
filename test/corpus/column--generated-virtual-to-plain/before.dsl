model Deal {
  id     Int     @id
  price  Int
  amount Int
  twice  Int     @generated("price * 2", stored: false)
  label  String? @generated("id::text || '-' || price", stored: false)
  half   Int?    @generated("amount / 2", stored: false)
  digits String  @generated("id::text", stored: false)
}
