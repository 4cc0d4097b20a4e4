enum Role {
  USER
  ADMIN @replaces("OWNER")
}

model Member {
  id   Int   @id
  role Role?
}
