model T {
  id Int     @id
  a  Decimal @db.Decimal(10, 2)
  b  Decimal
  c  Decimal @db.Decimal(6, 0)
}
