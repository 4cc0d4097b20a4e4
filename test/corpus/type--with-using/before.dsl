model T {
  id    Int     @id
  price Decimal @db.Decimal(10, 2)
}
