model T {
  id Int    @id
  a  String
  b  Int    @default(1)
}
