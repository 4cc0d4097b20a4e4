model T {
  id Int     @id
  a  String? @db.VarChar(3)
  b  Int?
}
