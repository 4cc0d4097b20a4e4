enum Role {
  USER
  ADMIN
  OWNER
}

model Member {
  id   Int   @id
  role Role?
}
