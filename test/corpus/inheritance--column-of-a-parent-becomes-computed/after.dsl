model P {
  id Int @id
  a  Int? @generated("id * 3")
  b  Int?
  c  Int? @generated("id")
}
model C {
  id Int @id
  x  Int?
  @@inherits([P])
}
