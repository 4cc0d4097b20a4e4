model P {
  id Int @id
  a  Int?
  b  Int? @generated("id * 2")
  c  String?
}
model C {
  id Int @id
  x  Int?
  a  Int?
  @@inherits([P])
}
