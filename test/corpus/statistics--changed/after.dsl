model T {
  id Int    @id
  a  String
  b  Int
  c  Int

  /// first
  @@statistics([a, b], map: "one", target: 50)
  @@statistics([b, c], map: "two", target: 9)
  @@statistics([raw("b - c")], map: "three")
  @@statistics([b, c], map: "four")
}
