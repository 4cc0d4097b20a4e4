model T {
  id   Int     @id
  city String  @renamedFrom("town")
  loud String? @generated("upper(city)")

  @@index([raw("lower(city)")], map: "t_lower", where: raw("city <> ''"))
}
