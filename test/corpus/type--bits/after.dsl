model T {
  id Int    @id
  a  String @db.VarBit(8)
  b  String @db.VarBit
}
