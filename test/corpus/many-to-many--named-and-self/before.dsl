model User {
  id      Int    @id
  follows User[] @relation("follow")
  fans    User[] @relation("follow")
}
