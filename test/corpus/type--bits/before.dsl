model T {
  id Int    @id
  a  String @db.Bit(4)
  b  String @db.VarBit(8)
}
