model Deal {
  id    Int @id
  price Int @check("price < 2")
}
