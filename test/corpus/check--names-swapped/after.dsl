model Deal {
  id  Int @id
  a   Int @check("a > 0", map: "two")
  b   Int @check("b > 0", map: "one")
}
