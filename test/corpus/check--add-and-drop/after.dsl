model Deal {
  id    Int     @id
  price Decimal @check("price >= 0")
  low   Int
  high  Int     @check("high < 100", map: "not_too_high")
  name  String

  @@check(expression: "low <= high")
  @@check(raw("name <> ''"), map: "has_name")
}
