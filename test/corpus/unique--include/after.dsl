model T {
  id Int    @id
  a  String
  b  String

  @@unique([a], include: [b])
}
