model T {
  id Int    @id
  a  String @db.VarChar(100)
  b  BigInt
  c  String @db.VarChar(40)

  /// kept
  @@statistics([a, b], target: 100)
  @@statistics([raw("b + 1")], target: 7)
  @@statistics([b, c], kinds: ["mcv"], target: 8)
}
