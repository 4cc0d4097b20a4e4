type Money {
  amount   Decimal @db.Decimal(12, 2)
  currency String  @db.Char(3)
  note     String
  rate     Decimal
}

domain Price {
  value Money
}

model Deal {
  id     Int      @id
  price  Money    @default(dbgenerated("ROW(0, 'EUR', 'x', 1)::\"Money\""))
  paid   Money    @default(dbgenerated("'(0,EUR,x,1)'::\"Money\""))
  list   Price?   @default(dbgenerated("ROW(1, 'EUR', 'y', 1)::\"Money\""))
  prices Money[]  @default(dbgenerated("ARRAY[ROW(0, 'EUR', 'z', 1)::\"Money\"]"))
  cents  Decimal? @default(dbgenerated("(ROW(1, 'EUR', 'x', 1)::\"Money\").amount"))
  taken  Int?     @backfill("(price).gone")
  other  Money?   @default(dbgenerated("ROW(7, 'EUR', 'x', 1)::\"Money\""))

  @@check(expression: "price <> ROW(-1, 'EUR', 'x', 1)::\"Money\"", map: "no_loss")
}
