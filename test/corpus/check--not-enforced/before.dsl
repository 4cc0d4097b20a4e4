model Deal {
  id    Int @id
  price Int @check("price > 0")
  low   Int @check("low > 0", enforced: false)
  high  Int @check("high > 0", validated: false)
}
