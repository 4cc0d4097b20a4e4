model T {
  id Int    @id
  a  Int
  b  BigInt
  c  Int    @default(7) @db.SmallInt
}
