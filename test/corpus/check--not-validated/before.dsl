model Deal {
  id    Int @id
  price Int @check("price > 0", validated: false)
  low   Int @check("low > 0")
  high  Int
  more  Int @check("more > 0", validated: false)
}
