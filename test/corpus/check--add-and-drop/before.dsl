model Deal {
  id    Int     @id
  price Decimal
  low   Int
  high  Int
  name  String
}
