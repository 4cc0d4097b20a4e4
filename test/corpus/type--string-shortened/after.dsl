model T {
  id Int    @id
  a  String @db.VarChar(10)

  @@index([a])
  @@unique([a, id])
}
