model T {
  id Int     @id
  a  Decimal @db.Money
}
