model T {
  id Int     @id
  a  Decimal @db.Decimal(12, 4)
  b  Decimal @db.Decimal(10, 2)
  c  Decimal
}
