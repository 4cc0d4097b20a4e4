model T {
  id Int    @id
  a  Int    @default(5)
  b  String @default("x") @db.VarChar(5)
}
