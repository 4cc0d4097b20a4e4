model Deal {
  id    Int    @id
  title String @backfill("'deal ' || id")
  city  String @default("Berlin") @backfill("'somewhere'")
}
