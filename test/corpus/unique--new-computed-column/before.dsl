model T {
  id Int    @id
  a  String
}
