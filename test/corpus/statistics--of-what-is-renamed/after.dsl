model U {
  id Int    @id
  z  String @renamedFrom("a")
  b  Int

  /// kept
  @@statistics([z, b], target: 100)
  @@statistics([b, raw("lower(z)")])
  @@statistics([raw("b + 1")], map: "new")
  @@renamedFrom("T")
}
