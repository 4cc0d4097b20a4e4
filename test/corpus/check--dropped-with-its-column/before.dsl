model Deal {
  id  Int @id
  a   Int? @check("a > 0")
  b   Int @check("b > 0")

  @@check("a < b + 10")
}
