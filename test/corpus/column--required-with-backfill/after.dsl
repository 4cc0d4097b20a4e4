model Deal {
  id    Int    @id
  title String @backfill("'deal ' || id")
  city  String @default("Berlin") @backfill("'somewhere'")

  @@check(expression: "title IS NOT NULL AND city IS NOT NULL", map: "filled")
}
