model City {
  id Int @id
}

model Deal {
  id     Int @id
  cityId Int
}
