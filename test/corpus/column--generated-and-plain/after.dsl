model Deal {
  id    Int  @id
  price Int
  twice Int?
  text  Int?
  both  Int
}
