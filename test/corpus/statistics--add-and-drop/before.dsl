model T {
  id Int    @id
  a  String
  b  Int
  c  Int
}
