model Deal {
  id    Int     @id
  price Int
  twice Int?    @generated("price * 2")
  text  String? @generated("price::text")
  both  Boolean @generated("price > id")
}
