model Stay {
  id     BigInt @id
  room   Unsupported("int4range")
  during Unsupported("tstzrange")
  floor  Int
  gone   Boolean

  /// Nobody ever meets
  @@exclude([room(with: "="), during(with: "&&")], deferrable: InitiallyDeferred, with: ["fillfactor=80"], map: "stay_apart")
  @@exclude([raw("int4range(floor, floor + 2)", with: "-|-"), room(ops: raw("range_ops"), with: "OPERATOR(pg_catalog.&&)")], map: "stay_span", where: { gone: false })
  @@exclude([floor(with: "="), id(with: "=", sort: Desc)], type: BTree, map: "stay_level")
}
