model Deal {
  id   Int     @id
  name String  @renamedFrom("title")
  loud String? @generated("upper(name)")

  @@index([raw("lower(name)")], map: "deal_lower")
  @@index([id], map: "deal_some", where: raw("name <> ''"))
}
