model T {
  id BigInt @id
  @@partition([id], by: Hash)
}
partition P: T {
  modulus   = 1
  remainder = 0
}
