model T {
  id Int    @id
  a  String
  b  String @db.VarChar(20)
  c  String @db.Char(5)
  d  String @default("x") @db.VarChar
}
