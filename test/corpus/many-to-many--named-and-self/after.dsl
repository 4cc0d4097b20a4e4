model User {
  id      Int    @id
  follows User[] @relation("following")
  fans    User[] @relation("following")
}
