model T {
  id Int    @id
  a  BigInt @default(5)
  b  String @default("x")
}
