model Post {
  id Int @id
}

model Tag {
  id String @id
}
