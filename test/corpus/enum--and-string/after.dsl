model Deal {
  id Int      @id
  a  String   @default("OPEN")
  b  String?  @db.VarChar(10)
  c  String[]
}
