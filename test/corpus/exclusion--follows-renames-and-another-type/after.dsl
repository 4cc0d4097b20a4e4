model Visit {
  id      Int    @id
  rooms   Unsupported("int4range") @renamedFrom("room")
  level   BigInt @renamedFrom("floor")
  note    String

  @@exclude([rooms(with: "&&")])
  @@exclude([level(with: "="), id(with: "=")], type: BTree, map: "stay_level", where: raw("note <> ''"))
  @@renamedFrom("Stay")
}
