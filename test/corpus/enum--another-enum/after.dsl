enum Two {
  A
  B
  C
}

model Deal {
  id Int   @id
  x  Two   @default(B)
  l  Two[] @default([C])
}
