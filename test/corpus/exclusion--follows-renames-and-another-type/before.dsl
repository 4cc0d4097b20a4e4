model Stay {
  id     Int    @id
  room   Unsupported("int4range")
  floor  Int
  note   String

  @@exclude([room(with: "&&")])
  @@exclude([floor(with: "="), id(with: "=")], type: BTree, map: "stay_floor", where: raw("note <> ''"))
}
