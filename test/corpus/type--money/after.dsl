model T {
  id Int     @id
  a  Decimal @db.Decimal(12, 2)
}
