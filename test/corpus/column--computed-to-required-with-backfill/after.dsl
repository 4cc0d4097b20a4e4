model T {
  id Int  @id
  a  Int?
  b  Int  @default(3) @backfill("id * 10")
}
