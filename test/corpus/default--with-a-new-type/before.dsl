model T {
  id Int    @id
  a  String @default("5")
  b  Int    @default(1)
  c  Int?   @default(0)
}
