model Deal {
  id    Int  @id
  price Int?
}
