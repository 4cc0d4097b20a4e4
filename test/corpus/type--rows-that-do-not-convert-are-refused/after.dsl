model T {
  id Int    @id
  a  BigInt
  b  String? @db.VarChar(2) @map("the b")
}
