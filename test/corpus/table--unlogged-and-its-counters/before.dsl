model T {
  a Int?

  @@unlogged
}

model U {
  id Int @id
}
