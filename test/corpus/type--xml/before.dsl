model T {
  id Int    @id
  a  String @db.Xml
}
