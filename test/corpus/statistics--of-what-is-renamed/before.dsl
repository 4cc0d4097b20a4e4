model T {
  id Int    @id
  a  String
  b  Int

  /// kept
  @@statistics([a, b], target: 100)
  @@statistics([b, raw("lower(a)")])
  @@statistics([raw("b + 1")], map: "old")
}
