model T {
  id Int     @id
  a  String  @storage(External) @compression(Pglz)
  b  String
  c  Bytes   @storage(Plain)
  d  Json    @storage(Main) @compression(Pglz)
  e  String  @storage(Extended)
  f  String? @storage(External) @compression(Pglz)
  g  Decimal @default(1) @storage(External)
}
