model T {
  id Int     @id
  a  String  @storage(External) @compression(Pglz)
  b  String
  c  Bytes   @storage(Plain)
  d  Json    @storage(Main) @compression(Pglz)
  e  String  @storage(Extended)
  f  String? @storage(External) @compression(Pglz)
  g  Decimal @default(1) @storage(External)
}

model Whole {
  id   Int    @id
  set  String @db.VarChar(20) @compression(Pglz)
  gone String
  kept String @default("5") @compression(Pglz)

  @@partition([id], by: Hash)
}

partition Part: Whole {
  modulus   = 1
  remainder = 0
}

model Parent {
  id   Int    @id
  text String @compression(Pglz)
}

model Child {
  @@inherits([Parent])
}
