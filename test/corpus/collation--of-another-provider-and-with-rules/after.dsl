collation sorted {
  provider = Icu
  locale   = "und"
  rules    = "&V << w <<< W"
}

model T {
  id    Int    @id
  name  String @collate("sorted")
  upper String? @generated("upper(name COLLATE sorted)")
}
