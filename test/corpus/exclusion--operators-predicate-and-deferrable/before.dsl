model Stay {
  id     Int    @id
  room   Unsupported("int4range")
  during Unsupported("tstzrange")
  floor  Int
  gone   Boolean

  /// Nobody meets
  @@exclude([room(with: "="), during(with: "&&")])
  @@exclude([raw("int4range(id, floor)", with: "&&")], map: "stay_span", where: raw("floor > id"), include: [floor])
  @@exclude([floor(with: "="), id(with: "=", sort: Desc)], type: BTree, map: "stay_floor")
  @@exclude([id(with: "=")], type: Hash, map: "stay_id")
}
