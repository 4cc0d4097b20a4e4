domain D {
  value Int
}
model T {
  id Int @id
  a  D?
  b  Int?
  @@partition([id], by: List)
}
partition P: T {
  default = true
}
