model Deal {
  id    Int  @id
  kept  Int  @check("kept > 0")
  price Int? @check("price > 0")
  low   Int  @default(1)
  high  Int  @default(2)

  @@check(expression: "low <= high AND high > kept - 100")
}
