model T {
  id Int    @id
  a  String
  b  String @storage(External) @compression(Pglz)
  c  Bytes  @storage(Main)
  d  Json   @compression(Pglz)
  e  String @storage(Extended)
}
