model T {
  id Int    @id
  a  String @db.VarChar(100)

  @@index([a])
  @@unique([a, id])
}
