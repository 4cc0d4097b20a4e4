enum One {
  A
  B
}

model Deal {
  id Int   @id
  x  One   @default(A)
  l  One[] @default([A])
}
