model T {
  id Int     @id
  a  Decimal
  b  Decimal @default(5) @db.Decimal(8, 2)
  c  Float
}
