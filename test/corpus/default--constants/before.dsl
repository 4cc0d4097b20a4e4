model T {
  id Int      @id
  a  String   @default("one")
  b  Int      @default(1)
  c  Float    @default(1.5)
  d  Boolean  @default(true)
  e  Decimal  @default(1.50) @db.Decimal(10, 2)
  f  BigInt   @default(9007199254740993)
  g  DateTime @default("2030-12-31T23:59:59Z")
  h  Bytes    @default("aGVsbG8=")
  i  Json     @default("{\"a\": [1, \"it's\"]}")
}
