model T {
  id   Int     @id
  town String  @renamedFrom("city")
  loud String? @generated("upper(town)")

  @@index([raw("lower(town)")], map: "t_lower", where: raw("town <> ''"))
}
