model T {
  id Int     @id
  a  Float
  b  Float   @db.Real
  c  Decimal @db.Decimal(10, 2)
}
