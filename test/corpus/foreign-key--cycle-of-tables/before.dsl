model A {
  id  Int @id
  bId Int
}

model B {
  id  Int @id
  aId Int
}
