model Deal {
  id     Int @id
  seller Int
  buyer  Int
  third  Int @generated("seller - buyer")
}
