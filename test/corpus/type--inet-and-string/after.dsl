model T {
  id Int    @id
  a  String
  b  String @default("127.0.0.1")
}
