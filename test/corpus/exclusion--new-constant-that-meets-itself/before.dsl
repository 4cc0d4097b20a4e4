model T {
  id Int                      @id
  r  Unsupported("int4range") @default(dbgenerated("'[7,8)'"))
  s  Unsupported("int4range") @default(dbgenerated("'empty'"))
  @@exclude([s(with: "&&")])
  @@exclude([r(with: "&&")])
}
