model Deal {
  id     Int     @id
  price  Int
  amount Decimal
  twice  Int
  label  String? @unique
  half   Int?
  digits Int
}
