model Deal {
  id    Int @id
  price Int @check("price > 0", enforced: false)
  low   Int @check("low > 0")
  high  Int @check("high > 0", enforced: false)
  more  Int @default(1) @check("more < 0", enforced: false)
}
