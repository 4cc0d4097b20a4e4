model T {
  id String  @id @db.Uuid
  a  String?
}
