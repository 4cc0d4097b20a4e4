model T {
  id Int     @id
  a  String  @storage(External) @compression(Pglz)
  b  String  @storage(Main)
  c  Decimal
  d  String  @compression(Pglz)
  e  String  @db.VarChar(20) @storage(External)
}
