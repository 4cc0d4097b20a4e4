model Deal {
  id    Int @id
  price Int @check("price > 0")
  low   Int @check("low > 0", validated: false)
  high  Int @check("high < 9", validated: false)
  more  Int
}
