model T {
  id Int     @id
  a  Boolean @generated("id IS NOT NULL")
  b  Int?
  c  String  @db.VarChar(5)
}
