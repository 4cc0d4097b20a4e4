model Deal {
  key String @id
}
