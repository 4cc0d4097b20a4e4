type Money {
  amount   Decimal @db.Decimal(12, 2)
  currency String  @db.Char(3)
  note     String
}

model Deal {
  id     Int    @id
  price  Money
  rebate Money?

  @@check(expression: "(price).amount > -1")
  @@index([raw("(price).currency"), id], map: "by_currency")
}
