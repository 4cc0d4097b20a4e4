model Deal {
  id  Int @id
  b   Int @check("b > 0")
}
