model T {
  id   Int
  name String? @collate("C")
  @@partition([id], by: List)
}
partition P: T {
  name    String @backfill("'none'")
  default = true
}
