model Person {
  id     Int    @id
  name   String @backfill("given || ' ' || family")
  street String @backfill("split_part(address, ', ', 1)")
  city   String @backfill("split_part(address, ', ', 2)")
  note   String @backfill("coalesce((SELECT remark FROM \"Account\" WHERE \"Account\".id = \"Person\".id), '')")
}

model Account {
  id Int @id
}
