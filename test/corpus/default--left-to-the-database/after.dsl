model T {
  id Int    @id
  a  String @default("stays")
  b  Int?
}
