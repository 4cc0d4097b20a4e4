model Deal {
  id     Int @id
  buyer  Int
  seller Int
  third  Int @generated("buyer - seller")
}
