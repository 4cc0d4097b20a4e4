model T {
  id Int      @id
  a  String   @default("two's \\ \"quoted\"\nline")
  b  Int      @default(-2)
  c  Float    @default(-0.25)
  d  Boolean  @default(false)
  e  Decimal  @default(-2.5) @db.Decimal(10, 2)
  f  BigInt   @default(-5)
  g  DateTime @default("1999-01-01T00:00:00+02:00")
  h  Bytes    @default("d29ybGQ=")
  i  Json     @default("[]")
}
