model T {
  id Int    @id
  a  String @unique
  b  String
}
