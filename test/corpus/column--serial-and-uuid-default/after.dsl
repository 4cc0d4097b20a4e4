model Deal {
  key Int    @id
  id  String @default("x")
}
