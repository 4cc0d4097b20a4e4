domain D {
  value Int @notNull
}
model T {
  id Int @id
  b  Int?
}
