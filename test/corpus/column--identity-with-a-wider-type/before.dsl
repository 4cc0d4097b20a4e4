model Deal {
  id Int @id @identity
}
