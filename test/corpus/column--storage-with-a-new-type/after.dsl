model T {
  id Int     @id
  a  Json    @storage(External) @compression(Pglz)
  b  Decimal @storage(Main)
  c  String  @storage(Main)
  d  Bytes
  e  String  @db.VarChar(30) @storage(External) @collate("C")
}
