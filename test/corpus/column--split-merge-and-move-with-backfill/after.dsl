model Person {
  id      Int    @id
  given   String @backfill("split_part(name, ' ', 1)")
  family  String @backfill("split_part(name, ' ', 2)")
  address String @backfill("street || ', ' || city")
}

model Account {
  id     Int    @id
  remark String @backfill("coalesce((SELECT note FROM \"Person\" WHERE \"Person\".id = \"Account\".id), '')")
}
