model T {
  id Int     @id
  a  Float   @db.Real
  b  Decimal @db.Decimal(10, 2)
  c  Float
}
