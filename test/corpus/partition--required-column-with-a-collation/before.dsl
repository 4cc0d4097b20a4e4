model T {
  id   Int
  name String? @collate("C")
  @@partition([id], by: List)
}
partition P: T {
  default = true
}
