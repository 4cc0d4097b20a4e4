model T {
  id Int    @id
  a  Int    @db.SmallInt
  b  Int
  c  BigInt @default(7)
}
