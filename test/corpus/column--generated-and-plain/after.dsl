model Deal {
  id    Int  @id
  price Decimal
  twice Int?
  text  Int?
  both  Int
}
