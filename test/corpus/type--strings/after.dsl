model T {
  id Int    @id
  a  String @db.VarChar(100)
  b  String
  c  String @db.VarChar(5)
  d  String @default("x") @db.VarChar(10)
}
