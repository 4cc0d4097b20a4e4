model T {
  id Int    @id
  a  String
  b  String @storage(External) @compression(Pglz)
  c  Bytes  @storage(Main)
  d  Json   @compression(Pglz)
  e  String @storage(Extended)
}

model Whole {
  id   Int    @id
  set  String @compression(Pglz)
  gone String @compression(Pglz)
  kept Int    @default(5)

  @@partition([id], by: Hash)
}

partition Part: Whole {
  modulus   = 1
  remainder = 0
}

model Parent {
  id   Int    @id
  text String
}

model Child {
  @@inherits([Parent])
}
