model City {
  id Int @id
}

model Bid {
  id     Int @id
  dealId Int
}
