model T {
  id Int    @id
  a  String
  b  Int
  c  String @db.VarChar(20)

  /// kept
  @@statistics([a, b], target: 100)
  @@statistics([raw("b + 1")], target: 7)
  @@statistics([b, c], kinds: ["mcv"], target: 8)
}
