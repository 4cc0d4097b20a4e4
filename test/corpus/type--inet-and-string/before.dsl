model T {
  id Int    @id
  a  String @db.Inet
  b  String @default("127.0.0.1") @db.Inet
}
