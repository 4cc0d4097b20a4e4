model Deal {
  id    Int     @id
  price Decimal @check("price > 0", map: "new")
  low   Int     @check("low > 0", map: "is positive")
  high  Int

  @@check(expression: "low in (1, 2, 3) or high between 0 and 9")
}
