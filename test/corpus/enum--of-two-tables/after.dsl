enum State {
  B
  A
}

model One {
  id Int   @id
  x  State @default(A)
}

model Two {
  id Int   @id
  y  State @default(B)
  z  State[]
}
