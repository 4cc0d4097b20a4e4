model Deal {
  id BigInt @id @identity
}
