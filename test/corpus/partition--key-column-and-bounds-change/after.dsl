model T {
  id Int @id
  @@partition([id], by: Hash)
}
partition P: T {
  modulus   = 2
  remainder = 0
}
partition Q: T {
  modulus   = 2
  remainder = 1
}
