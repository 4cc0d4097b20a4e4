model Deal {
  id    Int @id
  price Int @check("price > 0", inherit: false)
  low   Int @check("low > 0")
}
