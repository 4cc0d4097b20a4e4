model T {
  id Int    @id
  a  String
  b  Int
  c  Int
  d  Int

  /// first
  @@statistics([a, b], map: "one", target: 100)
  @@statistics([b, c], kinds: ["mcv"], map: "two")
  @@statistics([raw("b + c")], map: "three", target: 7)
  @@statistics([b, c, d], map: "four")
}
