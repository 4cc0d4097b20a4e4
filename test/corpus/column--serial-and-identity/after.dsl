model Deal {
  id Int @id @identity(always: true, start: 1000)
}
