model T {
  id Int   @id
  a  Json  @default("{\"b\": 1, \"a\": [true, null]}") @db.Json
  b  Json?
}
