type Money {
  amount   Decimal @db.Decimal(12, 2)
  currency String  @db.Char(3)
}

model Deal {
  id     Int    @id
  price  Money
  rebate Money?

  @@check(expression: "(price).amount >= 0")
  @@index([raw("(price).currency")], map: "by_currency")
}
