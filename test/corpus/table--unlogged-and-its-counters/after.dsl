model T {
  a Int? @default(autoincrement())
  b Int? @default(autoincrement())

  @@unlogged
}

model U {
  id Int @id @default(autoincrement())

  @@unlogged
}
