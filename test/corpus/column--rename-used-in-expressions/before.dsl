model Deal {
  id    Int     @id
  title String  @renamedFrom("name")
  loud  String? @generated("upper(title)")

  @@index([raw("lower(title)")], map: "deal_lower")
  @@index([id], map: "deal_some", where: raw("title <> ''"))
}
