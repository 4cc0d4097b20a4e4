model Deal {
  id    Int    @id
  title String
  slug  String @backfill("lower(title) || '-' || id")
  count Int    @default(0) @backfill("id * 2")
}
