type Money {
  amount   Decimal @db.Decimal(12, 2)
  currency String  @db.Char(3)
  gone     Int
}

domain Price {
  value Money
}

model Deal {
  id     Int     @id
  price  Money   @default(dbgenerated("ROW(0, 'EUR', 1)::\"Money\""))
  paid   Money   @default(dbgenerated("'(0,EUR,1)'::\"Money\""))
  list   Price?  @default(dbgenerated("ROW(1, 'EUR', 1)::\"Money\""))
  prices Money[] @default(dbgenerated("ARRAY[ROW(0, 'EUR', 1)::\"Money\"]"))
  cents  Decimal? @default(dbgenerated("(ROW(1, 'EUR', 1)::\"Money\").gone"))

  @@check(expression: "price <> ROW(-1, 'EUR', 1)::\"Money\"", map: "no_loss")
}
