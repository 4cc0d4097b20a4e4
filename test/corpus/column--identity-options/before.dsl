model Deal {
  id BigInt @id @identity(start: 10, increment: 2)
}
